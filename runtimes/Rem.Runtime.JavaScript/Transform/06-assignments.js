// Assignments, `++` and `--`, and patterns.

function constantCheck(node) {
  var binding = node._binding;
  return binding && !node._isDeclaration && (binding.kind === 'const' || (binding.kind === 'self' && binding.fn.isStrict)) ? binding : null;
}

// Sets a name to the value of a text.
function setName(node, valueText) {
  var binding = node._binding;
  if (!binding) {
    if (node._isArguments) return '(' + emitName(node) + ' = ' + valueText + ')';
    return '(' + freeName(node) + ' = ' + valueText + ')';
  }
  if (node._isEarly) return '_$tdz(' + quote(binding.name) + ', ' + valueText + ')';
  if (constantCheck(node)) return '_$const(' + quote(binding.name) + ', ' + valueText + ')';
  if (binding.kind === 'self' && !node._isDeclaration) return '(' + valueText + ')';
  if (node._check && !node._isDeclaration) return '(' + flagOf(binding) + ' || _$tdz(' + quote(binding.name) + '), ' + nameOf(binding) + ' = ' + valueText + ')';
  if (binding.flag && node._isDeclaration) {
    var name = temp();
    return '(' + name + ' = ' + valueText + ready(binding) + ', ' + nameOf(binding) + ' = ' + name + ')';
  }
  return '(' + nameOf(binding) + ' = ' + valueText + ')';
}

function setTarget(node, valueText) {
  switch (node.type) {
    case 'Identifier':
      return setName(node, valueText);
    case 'MemberExpression':
      if (node.object.type === 'Super') return superSet(node, valueText);
      if (node.property.type === 'PrivateIdentifier') return '_$ps(' + expr(node.object) + ', ' + privateKey(node.property) + ', ' + valueText + ')';
      return '(' + member(objectText(node.object), node) + ' = ' + valueText + ')';
    case 'ParenthesizedExpression':
      return setTarget(node.expression, valueText);
    case 'AssignmentPattern':
      var name = temp();
      return setTarget(node.left, '((' + name + ' = ' + valueText + ') === void 0 ? ' + named(node.right, node.left) + ' : ' + name + ')');
    default:
      return '(' + destructure(node, valueText).join(', ') + ')';
  }
}

// A function or class without a name takes the name of what it is given to.
function named(node, target) {
  return target && target.type === 'Identifier' ? namedAs(node, target.name) : expr(node);
}

function isNameless(node) {
  return (node.type === 'FunctionExpression' || node.type === 'ClassExpression') && !node.id || node.type === 'ArrowFunctionExpression';
}

function namedAs(node, name) {
  if (!isNameless(node)) return expr(node);
  return node.type === 'ClassExpression' ? emitClass(node, name) : emitFunction(node, name);
}

// The expressions that take a value apart.
function destructure(pattern, valueText) {
  return pattern.type === 'ArrayPattern' ? destructureArray(pattern, valueText) : destructureObject(pattern, valueText);
}

function destructureObject(pattern, valueText) {
  var value = temp();
  var parts = [value + ' = ' + (needsObjectCheck(pattern) ? '_$oc(' + valueText + ')' : valueText)];
  var keys = [];
  for (var i = 0; i < pattern.properties.length; i++) {
    var property = pattern.properties[i];
    if (property.type === 'RestElement') {
      parts.push(setTarget(property.argument, '_$rest(' + value + ', [' + keys.join(', ') + '])'));
      continue;
    }
    var key = keyText(property);
    if (property.computed) {
      var name = temp();
      parts.push(name + ' = _$key(' + key + ')');
      key = name;
    }
    keys.push(key);
    var isPlain = !property.computed && property.key.type === 'Identifier' && isPlainName(property.key.name);
    parts.push(setTarget(property.value, isPlain ? value + '.' + property.key.name : value + '[' + key + ']'));
  }
  return parts;
}

function needsObjectCheck(pattern) {
  var first = pattern.properties[0];
  return !first || first.type === 'RestElement' || first.computed;
}

function isStepwise(pattern) {
  for (var i = 0; i < pattern.elements.length; i++) {
    var element = pattern.elements[i];
    if (!element) continue;
    if (element.type === 'RestElement') element = element.argument;
    if (element.type === 'AssignmentPattern') {
      if (!isInert(element.right)) return true;
      element = element.left;
    }
    if (element.type !== 'Identifier') return true;
  }
  return false;
}

// Through _$da the elements are read at once; where anything of the script may run between two of them, one by one
// through _$di, whose iterator is closed when that code throws.
function destructureArray(pattern, valueText) {
  var value = temp();
  var parts = [], i, element;
  var last = pattern.elements.length - 1;
  var hasRest = last >= 0 && pattern.elements[last] && pattern.elements[last].type === 'RestElement';
  if (isStepwise(pattern) && !E.inStates) return stepwise(pattern, value, valueText, hasRest);
  parts.push(value + ' = _$da(' + valueText + ', ' + (hasRest ? last : last + 1) + (hasRest ? ', true' : '') + ')');
  for (i = 0; i <= last; i++) {
    element = pattern.elements[i];
    if (!element) continue;
    parts.push(setTarget(element.type === 'RestElement' ? element.argument : element, value + '[' + i + ']'));
  }
  return parts;
}

function stepwise(pattern, value, valueText, hasRest) {
  // The targets run inside a function, so that an error in them is seen; `this` and `arguments` are those outside.
  var before = E;
  var inner = new FunctionInfo(E.node, null, true);
  inner.outer = before;
  inner.thisOwner = before.thisOwner;
  inner.isStrict = before.isStrict;
  inner.isPart = true;
  E = inner;
  if (before.thisOwner === before) before.hasInnerFunction = true;
  var parts = [];
  for (var i = 0; i < pattern.elements.length; i++) {
    var element = pattern.elements[i];
    if (!element) parts.push('_$n()');
    else if (element.type === 'RestElement') parts.push(stepTarget(element.argument, '_$n(true)'));
    else parts.push(stepTarget(element, '_$n()'));
  }
  var text = 'function(_$n) {' + (inner.temps.length ? 'var ' + inner.temps.join(', ') + ';' : '') + (parts.length ? parts.join('; ') + ';' : '') + '}';
  E = before;
  // Its temporaries must not hide those around it.
  return [value + ' = ' + valueText, '_$di(' + value + ', ' + renameTemps(text, inner) + ')', value];
}

function renameTemps(text, inner) {
  return text.replace(/_\$(\d+)\b/g, function (whole, number) { return inner.temps.indexOf(whole) >= 0 ? '_$d' + number : whole; });
}

// A reference is worked out before the value is taken.
function stepTarget(node, valueText) {
  var target = node.type === 'AssignmentPattern' ? node.left : node;
  if (target.type === 'MemberExpression' && target.object.type !== 'Super' && target.property.type !== 'PrivateIdentifier') {
    var object = temp(), key = temp(), value = temp();
    var text = object + ' = ' + expr(target.object) + ', ' + key + ' = ' + (target.computed ? expr(target.property) : quote(target.property.name)) + ', ' + value + ' = ' + valueText + ', ';
    if (node.type === 'AssignmentPattern') text += value + ' = ' + value + ' === void 0 ? ' + expr(node.right) + ' : ' + value + ', ';
    return text + object + '[' + key + '] = ' + value;
  }
  return setTarget(node, valueText);
}

function emitAssignment(node) {
  var operator = node.operator, left = node.left;
  while (left.type === 'ParenthesizedExpression') left = left.expression;
  if (operator === '=') {
    if (left.type === 'ObjectPattern' || left.type === 'ArrayPattern') {
      var value = temp();
      return '(' + value + ' = ' + expr(node.right) + ', ' + destructure(left, value).join(', ') + ', ' + value + ')';
    }
    return setTarget(left, named(node.right, left));
  }
  var short = operator.slice(0, -1);
  if (short === '&&' || short === '||' || short === '??') {
    var place = reference(left);
    var set = place.set(named(node.right, left));
    if (short !== '??') return '(' + place.get + ' ' + short + ' ' + set + ')';
    var name = temp();
    return '((' + name + ' = ' + place.get + ') != null ? ' + name + ' : ' + set + ')';
  }
  if (left.type === 'Identifier' && left._binding && !left._check && !constantCheck(left) && short !== '**' && left._binding.kind !== 'self') {
    return '(' + nameOf(left._binding) + ' ' + operator + ' ' + (/^([&|^]|<<|>>>?)$/.test(short) ? emitInt(node.right) : expr(node.right)) + ')';
  }
  if (left.type === 'MemberExpression' && left.object.type !== 'Super' && left.property.type !== 'PrivateIdentifier' && short !== '**') {
    return '(' + member(objectText(left.object), left) + ' ' + operator + ' ' + (/^([&|^]|<<|>>>?)$/.test(short) ? emitInt(node.right) : expr(node.right)) + ')';
  }
  var target = reference(left);
  return target.set(combine(short, target.get, node.right));
}

function combine(operator, leftText, right) {
  if (operator === '**') return '_$pow(' + leftText + ', ' + expr(right) + ')';
  if (/^([&|^]|<<|>>>?)$/.test(operator)) return '(' + leftText + ' ' + operator + ' ' + emitInt(right) + ')';
  return '(' + leftText + ' ' + operator + ' ' + expr(right) + ')';
}

// A place that is read once and may then be written once, worked out only once.
function reference(node) {
  if (node.type === 'Identifier') {
    return { get: emitName(node), set: function (value) { return setName(node, value); } };
  }
  if (node.object.type === 'Super') {
    return { get: superGet(node), set: function (value) { return superSet(node, value); } };
  }
  var object = twice(node.object);
  if (node.property.type === 'PrivateIdentifier') {
    return {
      get: '_$pg(' + object.first + ', ' + privateKey(node.property) + ')',
      set: function (value) { return '_$ps(' + object.again + ', ' + privateKey(node.property) + ', ' + value + ')'; }
    };
  }
  if (!node.computed) {
    return { get: member(object.first, node), set: function (value) { return '(' + member(object.again, node) + ' = ' + value + ')'; } };
  }
  var key = node.property.type === 'Literal' ? twice(node.property) : null;
  if (!key) {
    var name = temp();
    key = { first: '(' + name + ' = _$key(' + expr(node.property) + '))', again: name };
  }
  return {
    get: object.first + '[' + key.first + ']',
    set: function (value) { return '(' + object.again + '[' + key.again + '] = ' + value + ')'; }
  };
}

function emitUpdate(node) {
  var argument = node.argument;
  while (argument.type === 'ParenthesizedExpression') argument = argument.expression;
  var isPlain = argument.type === 'Identifier'
    ? argument._binding && !argument._check && !constantCheck(argument) && argument._binding.kind !== 'self'
    : argument.object.type !== 'Super' && argument.property.type !== 'PrivateIdentifier';
  if (isPlain) {
    var text = argument.type === 'Identifier' ? nameOf(argument._binding) : member(objectText(argument.object), argument);
    return '(' + (node.prefix ? node.operator + text : text + node.operator) + ')';
  }
  var place = reference(argument), old = temp();
  var sign = node.operator.charAt(0);
  var value = place.set('(' + old + ' = + ' + place.get + ') ' + sign + ' 1');
  return '(' + value + ', ' + (node.prefix ? old + ' ' + sign + ' 1' : old) + ')';
}
