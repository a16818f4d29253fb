// Statements.

function statement(node) {
  var special = statements[node.type];
  return special(node);
}

function emitStatements(nodes) {
  var text = '';
  for (var i = 0; i < nodes.length; i++) text += statement(nodes[i]);
  return text;
}

function block(node) {
  if (node.type !== 'BlockStatement') return '{' + statement(node) + '}';
  return '{' + emitEntry(node._scope, node.body) + emitStatements(node.body) + '}';
}

// A loop's body, with the look at the clock in front.
function loopBody(node) {
  var text = block(node);
  return '{' + tick(node) + text.slice(1);
}

function discard(text) { return /^(function|\{)/.test(text) ? '(' + text + ');' : text + ';'; }

var statements = {
  EmptyStatement: function () { return ''; },
  DebuggerStatement: function () { return ''; },
  ExpressionStatement: function (node) {
    if (isDirective(node)) return '';
    return mark(node) + discard(expr(node.expression));
  },
  BlockStatement: block,
  FunctionDeclaration: function () { return ''; },
  ClassDeclaration: function (node) {
    return mark(node) + setName({ type: 'Identifier', name: node.id.name, _binding: node._binding, _isDeclaration: true }, emitClass(node, node.id.name)) + ';';
  },
  VariableDeclaration: function (node) { return emitDeclaration(node); },
  ReturnStatement: function (node) {
    if (E.isDerivedConstructor) return mark(node) + 'return ' + (node.argument ? '_$cr(' + expr(node.argument) + ', _$this)' : '_$this || _$ns()') + ';';
    return mark(node) + (E.outer ? '' : 'typeof "\\u0002' + node.loc.start.line + '";') + 'return' + (node.argument ? ' ' + expr(node.argument) : '') + ';';
  },
  IfStatement: function (node) {
    return mark(node) + 'if (' + expr(node.test) + ') ' + block(node.consequent) + (node.alternate ? ' else ' + block(node.alternate) : '');
  },
  ThrowStatement: function (node) { return mark(node) + '_$throw(' + expr(node.argument) + ');'; },
  TryStatement: emitTry,
  SwitchStatement: function (node) {
    var text = mark(node) + emitEntry(node._scope, caseStatements(node)) + 'switch (' + expr(node.discriminant) + ') {';
    for (var i = 0; i < node.cases.length; i++) {
      var one = node.cases[i];
      text += (one.test ? 'case ' + expr(one.test) + ':' : 'default:') + emitStatements(one.consequent);
    }
    return '{' + text + '}}';
  },
  LabeledStatement: emitLabeled,
  BreakStatement: function (node) { return mark(node) + 'break' + (node.label ? ' ' + labelName(node.label.name) : '') + ';'; },
  ContinueStatement: function (node) { return mark(node) + 'continue' + (node.label ? ' ' + labelName(node.label.name) : '') + ';'; },
  WhileStatement: function (node) { return mark(node) + labelsOf(node) + 'while (' + expr(node.test) + ') ' + loopBody(node.body); },
  DoWhileStatement: function (node) { return mark(node) + labelsOf(node) + 'do ' + loopBody(node.body) + ' while (' + expr(node.test) + ');'; },
  ForStatement: emitFor,
  ForInStatement: emitForIn,
  ForOfStatement: emitForOf
};

function caseStatements(node) {
  var all = [];
  for (var i = 0; i < node.cases.length; i++) all = all.concat(node.cases[i].consequent);
  return all;
}

function labelName(name) { return 'l$' + plainName(name); }

function labelsOf(node) { return node._labels || ''; }

// A label stands directly in front of the loop that becomes of its loop.
function emitLabeled(node) {
  var label = labelName(node.label.name) + ': ';
  if (isLoop(node.body) || node.body.type === 'LabeledStatement') {
    node.body._labels = labelsOf(node) + label;
    return statement(node.body);
  }
  return labelsOf(node) + label + '{' + statement(node.body) + '}';
}

function emitDeclaration(node) {
  var text = '';
  for (var i = 0; i < node.declarations.length; i++) {
    var declarator = node.declarations[i];
    var set = declaratorText(node, declarator);
    if (set) text += mark(declarator) + set + ';';
  }
  return text;
}

function declaratorText(node, declarator) {
  if (!declarator.init) {
    var binding = declarator.id._binding;
    if (node.kind === 'var' || !(binding.scope.loop || binding.flag || E.inStates)) return '';
    return setName(declarator.id, 'void 0');
  }
  if (declarator.id.type === 'Identifier') {
    var target = declarator.id;
    return setName(target, named(declarator.init, target));
  }
  return destructure(declarator.id, expr(declarator.init)).join(', ');
}

function emitTry(node) {
  var text = mark(node) + 'try ' + block(node.block);
  if (node.handler) text += ' catch (_$e) {' + catchEntry(node.handler) + block(node.handler.body) + '}';
  if (node.finalizer) text += ' finally ' + block(node.finalizer);
  return text;
}

function catchEntry(handler) {
  var text = emitEntry(handler._scope, []);
  return handler.param ? text + targetOf(handler.param, '_$e') + ';' : text;
}

// Loops ------------------------------------------------------------------------------------------------------------

function emitFor(node) {
  var scope = node._scope, init = '', entry = '';
  if (scope.object) entry = emitEntry(scope, []);
  else if (node.init) entry = emitEntry(scope, []);
  if (node.init) init = node.init.type === 'VariableDeclaration' ? forDeclaration(node.init) : discard(expr(node.init));
  var update = node.update ? expr(node.update) : '';
  if (scope.object && node.init && node.init.kind === 'let') {
    // Each round has variables of its own, which begin as those of the round before ended.
    update = scope.object + ' = _$copy(' + scope.object + ')' + (update ? ', ' + update : '');
  }
  return mark(node) + entry + init + labelsOf(node) + 'for (; ' + (node.test ? expr(node.test) : '') + '; ' + update + ') ' + loopBody(node.body);
}

function forDeclaration(node) {
  var text = '';
  for (var i = 0; i < node.declarations.length; i++) {
    var set = node.declarations[i].init || node.kind !== 'var' ? declaratorText({ kind: node.kind === 'var' ? 'var' : 'let' }, node.declarations[i]) : '';
    if (!set && node.kind !== 'var') set = setName(node.declarations[i].id, 'void 0');
    if (set) text += set + ';';
  }
  return text;
}

function headTarget(node, valueText) {
  if (node.left.type === 'VariableDeclaration') return targetOf(node.left.declarations[0].id, valueText);
  return targetOf(node.left, valueText);
}

function headEntry(node) {
  return node._scope.object || node._scope.list.length ? emitEntry(node._scope, []) : '';
}

function emitForIn(node) {
  var keys = temp(), index = temp();
  var init = node.left.type === 'VariableDeclaration' && node.left.declarations[0].init ? targetOf(node.left.declarations[0].id, expr(node.left.declarations[0].init)) + ';' : '';
  var body = block(node.body).slice(1);
  return mark(node) + headEntry(node) + init + keys + ' = _$keys(' + expr(node.right) + ');' + labelsOf(node) + 'for (' + index + ' = 0; ' + index + ' < ' + keys + '.length; ' + index + '++) {' + tick(node)
    + 'if (!_$has(' + keys + ', ' + index + ')) continue;' + headEntry(node) + headTarget(node, keys + '[' + index + ']') + ';' + body;
}

function emitForOf(node) {
  var values = temp(), index = temp();
  var body = block(node.body).slice(1);
  return mark(node) + headEntry(node) + values + ' = _$of(' + expr(node.right) + ');try {' + labelsOf(node) + 'for (' + index + ' = 0; ' + index + ' < ' + values + '.length; ' + index + '++) {' + tick(node)
    + headEntry(node) + headTarget(node, values + '[' + index + ']') + ';' + body + '} catch (_$e) {_$fx(' + values + ', _$e);} finally {_$fe(' + values + ');}';
}
