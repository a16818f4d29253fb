// Expressions, each as a text that stands in parentheses where that matters.

function expr(node) { return emitters[node.type](node); }

function list(nodes) {
  var parts = [];
  for (var i = 0; i < nodes.length; i++) parts.push(expr(nodes[i]));
  return parts.join(', ');
}

function hasSpread(nodes) {
  for (var i = 0; i < nodes.length; i++) if (nodes[i] && nodes[i].type === 'SpreadElement') return true;
  return false;
}

// Elements with spreads among them, as the arguments of _$cat: lists and spreads by turns.
function spreadParts(nodes) {
  var parts = [], run = [];
  function flush() {
    if (run.length) parts.push('[' + run.join(', ') + ']');
    run = [];
  }
  for (var i = 0; i < nodes.length; i++) {
    if (!nodes[i]) run.push('');
    else if (nodes[i].type === 'SpreadElement') {
      flush();
      parts.push('_$arr(' + expr(nodes[i].argument) + ')');
    } else run.push(expr(nodes[i]));
    if (!nodes[i] && (i + 1 === nodes.length || nodes[i + 1] && nodes[i + 1].type === 'SpreadElement')) run.push('');
  }
  flush();
  return '_$cat(' + parts.join(', ') + ')';
}

function keyText(node) {
  if (node.computed) return expr(node.key || node.property);
  var key = node.key || node.property;
  return quote(key.type === 'Identifier' ? key.name : String(key.value));
}

function member(objectText, node) {
  if (node.computed) return objectText + '[' + key(node.property) + ']';
  if (node.property.type === 'PrivateIdentifier') return '_$pg(' + objectText + ', ' + privateKey(node.property) + ')';
  var name = node.property.name;
  return isPlainName(name) ? objectText + '.' + name : objectText + '[' + quote(name) + ']';
}

// A key. Of what Jurassic knows to be a number it makes a text; behind a choice it no longer knows, and our own method
// takes the number as it is.
function key(node) {
  var isNumber = node.type === 'UpdateExpression' || node.type === 'UnaryExpression' && /^[-+~]$/.test(node.operator)
    || node.type === 'BinaryExpression' && /^([-*\/%&|^]|<<|>>>?)$/.test(node.operator);
  return isNumber ? '(1 ? ' + expr(node) + ' : null)' : expr(node);
}

// A text that something is added to. Jurassic makes a builder for each sum with a text that it knows to be one.
function summand(node) {
  return node.type === 'Literal' && typeof node.value === 'string' ? '(1 ? ' + quote(node.value) + ' : null)' : expr(node);
}

function objectText(node) {
  var text = expr(node);
  return node.type === 'Literal' && typeof node.value === 'number' || /^(function|new )/.test(text) ? '(' + text + ')' : text;
}

function isSimple(node) {
  return node.type === 'Identifier' && !node._check || node.type === 'ThisExpression' || node.type === 'Literal';
}

// A text that may be used twice, and what has to run before.
function twice(node) {
  if (isSimple(node)) return { first: expr(node), again: expr(node) };
  var name = temp();
  return { first: '(' + name + ' = ' + expr(node) + ')', again: name };
}

function call(calleeNode, args) {
  var callee = calleeNode;
  while (callee.type === 'ParenthesizedExpression') callee = callee.expression;
  if (callee.type === 'ChainExpression' && callee.expression.type === 'MemberExpression') {
    var self = temp();
    return '_$fc(' + chain(callee.expression, self) + ').call(' + [self].concat(args.length ? [list(args)] : []).join(', ') + ')';
  }
  if (callee.type === 'MemberExpression' && (callee.object.type === 'Super' || callee.property.type === 'PrivateIdentifier')) {
    var object = callee.object.type === 'Super' ? null : twice(callee.object);
    var target = object ? '_$pg(' + object.first + ', ' + privateKey(callee.property) + ')' : superGet(callee);
    var receiver = object ? object.again : emitThis(callee);
    return hasSpread(args) ? '_$ap(' + target + ', ' + receiver + ', ' + spreadParts(args) + ')'
      : target + '.call(' + [receiver].concat(args.length ? [list(args)] : []).join(', ') + ')';
  }
  if (hasSpread(args)) {
    if (callee.type === 'MemberExpression') {
      var owner = twice(callee.object);
      return '_$ap(' + member(owner.first, callee) + ', ' + owner.again + ', ' + spreadParts(args) + ')';
    }
    return '_$ap(' + expr(callee) + ', void 0, ' + spreadParts(args) + ')';
  }
  var text = callee.type === 'Identifier' && !callee._check ? expr(callee) : callee.type === 'MemberExpression' ? expr(callee) : '(' + expr(callee) + ')';
  if (callee.type === 'Identifier' && callee._binding && callee._binding.inObject) text = '(0, ' + text + ')';
  return text + '(' + list(args) + ')';
}

// `a?.b.c(d)`: the conditions under which it ends early, and then its text. With `self`, the object of the last
// member is kept there.
function chain(node, self) {
  var guards = [];
  var text = chainPart(node, guards, self);
  return guards.length ? '(' + guards.join(' || ') + ' ? void 0 : ' + text + ')' : text;
}

function chainPart(node, guards, self) {
  switch (node.type) {
    case 'ParenthesizedExpression':
      return expr(node);
    case 'MemberExpression':
      if (node.object.type === 'Super') return superGet(node);
      var object = chainPart(node.object, guards);
      if (node.optional) {
        var name = self || temp();
        guards.push('(' + name + ' = ' + object + ') == null');
        return member(name, node);
      }
      return member(self ? '(' + self + ' = ' + object + ')' : object, node);
    case 'CallExpression':
      return chainCall(node, guards);
    default:
      return objectText(node);
  }
}

function chainCall(node, guards) {
  var callee = node.callee;
  var isWhole = callee.type === 'ChainExpression' && callee.expression.type === 'MemberExpression';
  if (!node.optional && !isWhole) {
    if (callee.type === 'MemberExpression' && !hasSpread(node.arguments) && callee.property.type !== 'PrivateIdentifier' && callee.object.type !== 'Super') {
      return chainPart(callee, guards) + '(' + list(node.arguments) + ')';
    }
    if (callee.type !== 'MemberExpression') return chainPart(callee, guards) + '(' + list(node.arguments) + ')';
  }
  var receiver = 'void 0', target;
  if (isWhole) {
    receiver = temp();
    target = chain(callee.expression, receiver);
  } else if (callee.type === 'MemberExpression' && callee.object.type !== 'Super') {
    receiver = temp();
    target = chainPart(callee, guards, receiver);
  } else {
    if (callee.type === 'MemberExpression') receiver = emitThis(callee);
    target = chainPart(callee, guards);
  }
  var fn = temp();
  if (node.optional) guards.push('(' + fn + ' = ' + target + ') == null');
  else fn = '(' + target + ')';
  if (hasSpread(node.arguments)) return '_$ap(' + fn + ', ' + receiver + ', ' + spreadParts(node.arguments) + ')';
  return receiver === 'void 0' ? fn + '(' + list(node.arguments) + ')' : '_$fc(' + fn + ').call(' + [receiver].concat(node.arguments.length ? [list(node.arguments)] : []).join(', ') + ')';
}

function binary(node) {
  var left = node.left, right = node.right;
  switch (node.operator) {
    case '+':
      return '(' + summand(left) + ' + ' + summand(right) + ')';
    case '**':
      return '_$pow(' + expr(left) + ', ' + expr(right) + ')';
    case '&': case '|': case '^': case '<<': case '>>': case '>>>':
      return '(' + emitInt(left) + ' ' + node.operator + ' ' + emitInt(right) + ')';
    case 'in':
      if (left.type === 'PrivateIdentifier') return '_$ph(' + expr(right) + ', ' + privateKey(left) + ')';
      break;
  }
  return '(' + expr(left) + ' ' + node.operator + ' ' + expr(right) + ')';
}

function logical(operator, leftText, rightText) {
  if (operator !== '??') return '(' + leftText + ' ' + operator + ' ' + rightText + ')';
  var name = temp();
  return '((' + name + ' = ' + leftText + ') != null ? ' + name + ' : ' + rightText + ')';
}

var emitters = {
  Identifier: emitName,
  ThisExpression: emitThis,
  ParenthesizedExpression: function (node) { return '(' + expr(node.expression) + ')'; },
  Literal: function (node) {
    if (node.regex) return '_$re(' + quote(node.regex.pattern) + ', ' + quote(node.regex.flags) + ')';
    if (typeof node.value === 'string') return quote(node.value);
    return typeof node.value === 'number' ? emitNumber(node) : String(node.value);
  },
  ArrayExpression: function (node) {
    if (hasSpread(node.elements)) return spreadParts(node.elements);
    var parts = [];
    for (var i = 0; i < node.elements.length; i++) parts.push(node.elements[i] ? expr(node.elements[i]) : '');
    return '[' + parts.join(', ') + (parts.length && parts[parts.length - 1] === '' ? ',' : '') + ']';
  },
  ObjectExpression: emitObject,
  FunctionExpression: function (node) { return emitFunction(node, node.id ? node.id.name : ''); },
  ArrowFunctionExpression: function (node) { return emitFunction(node, ''); },
  ClassExpression: function (node) { return emitClass(node, node.id ? node.id.name : ''); },
  TemplateLiteral: emitTemplate,
  TaggedTemplateExpression: emitTagged,
  UnaryExpression: function (node) {
    switch (node.operator) {
      case '~': return '(~' + emitInt(node.argument) + ')';
      case 'delete': return emitDelete(node);
      case 'typeof':
        if (node.argument.type === 'Identifier' && !node.argument._binding && !node.argument._isArguments) return '(typeof ' + (node.argument.name === 'undefined' ? 'void 0' : freeName(node.argument)) + ')';
        return '(typeof ' + expr(node.argument) + ')';
      default: return '(' + node.operator + ' ' + expr(node.argument) + ')';
    }
  },
  UpdateExpression: emitUpdate,
  BinaryExpression: binary,
  LogicalExpression: function (node) { return logical(node.operator, expr(node.left), expr(node.right)); },
  AssignmentExpression: emitAssignment,
  ConditionalExpression: function (node) { return '(' + expr(node.test) + ' ? ' + expr(node.consequent) + ' : ' + expr(node.alternate) + ')'; },
  SequenceExpression: function (node) { return '(' + list(node.expressions) + ')'; },
  CallExpression: function (node) {
    if (node.callee.type === 'Super') return superCall(node);
    return call(node.callee, node.arguments);
  },
  NewExpression: function (node) {
    if (hasSpread(node.arguments)) return '_$nw(' + expr(node.callee) + ', ' + spreadParts(node.arguments) + ')';
    return 'new (' + expr(node.callee) + ')(' + list(node.arguments) + ')';
  },
  MemberExpression: function (node) { return node.object.type === 'Super' ? superGet(node) : member(objectText(node.object), node); },
  ChainExpression: function (node) { return chain(node.expression); },
  MetaProperty: emitNewTarget,
  YieldExpression: function (node) { return refuse(node, "'yield' cannot stand in this place: give its value a name first"); },
  AwaitExpression: function (node) { return refuse(node, "'await' cannot stand in this place: give its value a name first"); },
  Super: function (node) { return refuse(node, "'super' cannot stand alone"); }
};

function emitDelete(node) {
  var argument = node.argument;
  if (argument.type === 'ChainExpression') {
    var guards = [];
    var text = chainPart(argument.expression, guards);
    return '(' + (guards.length ? guards.join(' || ') + ' ? true : ' : '') + 'delete ' + text + ')';
  }
  if (argument.type === 'MemberExpression' && argument.object.type === 'Super') return '_$ds()';
  if (argument.type === 'Identifier' && argument._binding) return 'false';
  return '(delete ' + expr(argument) + ')';
}
