// Generators and async functions: their body becomes a machine of numbered states. `_$c` carries the state (n), the
// value that came in (s), the error at hand (e) and the open tries. A statement without yield, return or jump stays
// as it is; the others are taken to pieces here.

var M; // the machine that is being made: text, number of labels, and what break and continue mean

function emitStateFunction(node, options) {
  var info = node._info, before = M;
  M = { text: '', labels: 0, jumps: [], depth: 0, pending: null };
  info.inStates = true;
  if (node.body.type === 'BlockStatement') {
    M.text += emitNativeFunctions(node.body.body);
    var functions = M.text;
    M.text = '';
    for (var i = 0; i < node.body.body.length; i++) state(node.body.body[i]);
  } else {
    M.text += mark(node.body);
    var text = value(node.body);
    M.text += 'return _$c.r(' + text + ');';
  }
  var body = 'function(_$c) {for (;;) {' + tick(node) + 'switch (_$c.n) {case 0:' + M.text + 'return _$c.r();}}}';
  info.inStates = false;
  M = before;
  return (functions || '') + 'return ' + (info.isAsync && info.isGenerator ? '_$agen(' : info.isAsync ? '_$async(' : '_$gen(') + body + ');';
}

function newLabel() { return { n: ++M.labels }; }

function place(label) { M.text += 'case ' + label.n + ':'; }

function go(label) { return '{_$c.n = ' + label.n + ';continue;}'; }

// A jump that may leave tries on its way: their finally blocks run first.
function leap(label, depth) {
  return depth === M.depth ? go(label) : 'return _$c.j(' + label.n + ', ' + depth + ');';
}

function state(node) {
  if (!hasLeap(node)) {
    M.text += statement(node);
    return;
  }
  var labels = M.pending;
  M.pending = null;
  states[node.type](node, labels || []);
}

function stateBlock(node) {
  if (node.type !== 'BlockStatement') {
    state(node);
    return;
  }
  M.text += emitEntry(node._scope, node.body);
  for (var i = 0; i < node.body.length; i++) state(node.body[i]);
}

function loopStates(labels, breakLabel, continueLabel, body) {
  M.jumps.push({ labels: labels, breakTo: breakLabel, continueTo: continueLabel, depth: M.depth, isLoop: true });
  body();
  M.jumps.pop();
}

function findJump(node, isContinue) {
  for (var i = M.jumps.length - 1; i >= 0; i--) {
    var jump = M.jumps[i];
    if (node.label ? jump.labels.indexOf(node.label.name) >= 0 : isContinue ? jump.isLoop : jump.isLoop || jump.isSwitch) return jump;
  }
  return refuse(node, 'a jump to nowhere');
}

var states = {
  ExpressionStatement: function (node) {
    M.text += mark(node);
    var text = value(node.expression);
    M.text += discard(text);
  },
  BlockStatement: stateBlock,
  VariableDeclaration: function (node) {
    for (var i = 0; i < node.declarations.length; i++) {
      var declarator = node.declarations[i];
      M.text += mark(declarator);
      if (!hasYield(declarator)) {
        var set = declaratorText(node, declarator);
        if (set) M.text += set + ';';
        continue;
      }
      var text = value(declarator.init);
      M.text += targetOf(declarator.id, text) + ';';
    }
  },
  ReturnStatement: function (node) {
    M.text += mark(node);
    var text = node.argument ? value(node.argument) : '';
    if (text && E.isAsync && E.isGenerator) text = awaited(text);
    M.text += 'return _$c.r(' + text + ');';
  },
  ThrowStatement: function (node) {
    M.text += mark(node);
    var text = value(node.argument);
    M.text += '_$throw(' + text + ');';
  },
  IfStatement: function (node) {
    var otherwise = newLabel(), after = node.alternate ? newLabel() : otherwise;
    M.text += mark(node);
    var test = value(node.test);
    M.text += 'if (!' + test + ') ' + go(otherwise);
    stateBlock(node.consequent);
    if (node.alternate) {
      M.text += go(after);
      place(otherwise);
      stateBlock(node.alternate);
    }
    place(after);
  },
  LabeledStatement: function (node, labels) {
    if (isLoop(node.body) || node.body.type === 'LabeledStatement') {
      M.pending = labels.concat(node.label.name);
      state(node.body);
      M.pending = null;
      return;
    }
    var after = newLabel();
    M.jumps.push({ labels: labels.concat(node.label.name), breakTo: after, depth: M.depth });
    stateBlock(node.body);
    M.jumps.pop();
    place(after);
  },
  BreakStatement: function (node) {
    var jump = findJump(node, false);
    M.text += leap(jump.breakTo, jump.depth);
  },
  ContinueStatement: function (node) {
    var jump = findJump(node, true);
    M.text += leap(jump.continueTo, jump.depth);
  },
  WhileStatement: function (node, labels) {
    var head = newLabel(), after = newLabel();
    place(head);
    M.text += tick(node) + mark(node);
    var test = value(node.test);
    M.text += 'if (!' + test + ') ' + go(after);
    loopStates(labels, after, head, function () { stateBlock(node.body); });
    M.text += go(head);
    place(after);
  },
  DoWhileStatement: function (node, labels) {
    var head = newLabel(), test = newLabel(), after = newLabel();
    place(head);
    M.text += tick(node);
    loopStates(labels, after, test, function () { stateBlock(node.body); });
    place(test);
    var text = value(node.test);
    M.text += 'if (' + text + ') ' + go(head);
    place(after);
  },
  ForStatement: function (node, labels) {
    var head = newLabel(), update = newLabel(), after = newLabel(), scope = node._scope;
    M.text += mark(node) + emitEntry(scope, []);
    if (node.init) {
      if (hasYield(node.init)) {
        if (node.init.type === 'VariableDeclaration') states.VariableDeclaration(node.init);
        else {
          var first = value(node.init);
          M.text += discard(first);
        }
      } else M.text += node.init.type === 'VariableDeclaration' ? forDeclaration(node.init) : discard(expr(node.init));
    }
    place(head);
    M.text += tick(node);
    if (node.test) {
      var test = value(node.test);
      M.text += 'if (!' + test + ') ' + go(after);
    }
    loopStates(labels, after, update, function () { stateBlock(node.body); });
    place(update);
    if (scope.object && node.init && node.init.kind === 'let') M.text += scope.object + ' = _$copy(' + scope.object + ');';
    if (node.update) {
      var text = value(node.update);
      M.text += discard(text);
    }
    M.text += go(head);
    place(after);
  },
  ForInStatement: function (node, labels) {
    var keys = temp(), index = temp(), head = newLabel(), next = newLabel(), after = newLabel();
    M.text += mark(node) + headEntry(node);
    var object = value(node.right);
    M.text += keys + ' = _$keys(' + object + ');' + index + ' = 0;';
    place(head);
    M.text += tick(node) + 'if (' + index + ' >= ' + keys + '.length) ' + go(after) + 'if (!_$has(' + keys + ', ' + index + ')) ' + go(next);
    M.text += headEntry(node) + headTarget(node, keys + '[' + index + ']') + ';';
    loopStates(labels, after, next, function () { stateBlock(node.body); });
    place(next);
    M.text += index + '++;' + go(head);
    place(after);
  },
  ForOfStatement: function (node, labels) {
    if (node.await) {
      forAwait(node, labels);
      return;
    }
    var values = temp(), index = temp(), head = newLabel(), next = newLabel(), caught = newLabel(), closing = newLabel(), after = newLabel(), done = newLabel();
    M.text += mark(node) + headEntry(node);
    var iterable = value(node.right);
    M.text += values + ' = _$of(' + iterable + ');' + index + ' = 0;_$c.p(' + caught.n + ', ' + closing.n + ');';
    // Leaving the loop means leaving the try, so that the iterator is closed.
    M.jumps.push({ labels: labels, breakTo: done, continueTo: next, depth: M.depth, continueDepth: M.depth + 1, isLoop: true });
    var jump = M.jumps[M.jumps.length - 1];
    M.depth++;
    jump.depth = M.depth - 1;
    jump.isForOf = true;
    place(head);
    M.text += tick(node) + 'if (!(' + index + ' < ' + values + '.length)) ' + go(after);
    M.text += headEntry(node) + headTarget(node, values + '[' + index + ']') + ';';
    withContinueDepth(jump, function () { stateBlock(node.body); });
    place(next);
    M.text += index + '++;' + go(head);
    place(caught);
    M.text += '_$fx(' + values + ', _$c.e);';
    place(after);
    M.depth--;
    M.jumps.pop();
    M.text += 'return _$c.j(' + done.n + ', ' + M.depth + ');';
    place(closing);
    M.text += '_$fe(' + values + ');return _$c.f();';
    place(done);
  },
  TryStatement: function (node) {
    var caught = node.handler ? newLabel() : null, closing = node.finalizer ? newLabel() : null, after = newLabel();
    M.text += mark(node) + '_$c.p(' + (caught ? caught.n : -1) + ', ' + (closing ? closing.n : -1) + ');';
    var outside = M.depth;
    M.depth++;
    stateBlock(node.block);
    M.text += 'return _$c.j(' + after.n + ', ' + outside + ');';
    if (caught) {
      place(caught);
      M.text += emitEntry(node.handler._scope, []);
      if (node.handler.param) M.text += targetOf(node.handler.param, '_$c.e') + ';';
      stateBlock(node.handler.body);
      M.text += 'return _$c.j(' + after.n + ', ' + outside + ');';
    }
    if (closing) {
      place(closing);
      stateBlock(node.finalizer);
      M.text += 'return _$c.f();';
    }
    M.depth = outside;
    place(after);
  },
  SwitchStatement: function (node, labels) {
    var after = newLabel(), targets = [], fallback = after, i;
    M.text += mark(node) + emitEntry(node._scope, caseStatements(node));
    var name = temp();
    var subject = value(node.discriminant);
    M.text += name + ' = ' + subject + ';';
    for (i = 0; i < node.cases.length; i++) {
      targets.push(newLabel());
      if (!node.cases[i].test) fallback = targets[i];
      else {
        var test = value(node.cases[i].test);
        M.text += 'if (' + name + ' === ' + test + ') ' + go(targets[i]);
      }
    }
    M.text += go(fallback);
    M.jumps.push({ labels: labels, breakTo: after, depth: M.depth, isSwitch: true });
    for (i = 0; i < node.cases.length; i++) {
      place(targets[i]);
      for (var j = 0; j < node.cases[i].consequent.length; j++) state(node.cases[i].consequent[j]);
    }
    M.jumps.pop();
    place(after);
  },
  ClassDeclaration: function (node) { refuse(node, "'yield' and 'await' cannot stand in the head of a class here"); }
};

// `continue` of a for-of stays inside its try, `break` leaves it.
function withContinueDepth(jump, body) {
  jump.inner = M.depth;
  body();
}

states.ContinueStatement = function (node) {
  var jump = findJump(node, true);
  M.text += leap(jump.continueTo, jump.inner === undefined ? jump.depth : jump.inner);
};
