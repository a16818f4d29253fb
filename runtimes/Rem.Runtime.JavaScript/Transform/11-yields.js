// Expressions with `yield` or `await` in them: what comes before is kept in variables, so that it is there again when
// the function goes on.

// The text of an expression; states for its yields stand in the machine before it.
function value(node) {
  if (!hasYield(node)) return '(' + expr(node) + ')';
  var special = values[node.type];
  if (!special) return refuse(node, "'yield' and 'await' cannot stand in this place: give the value a name first");
  return special(node);
}

// The same, kept in a variable: the code that follows cannot change it.
function kept(node) {
  if (node.type === 'Literal') return expr(node);
  var text = value(node), name = temp();
  M.text += name + ' = ' + text + ';';
  return name;
}

function suspend(text, call) {
  var label = newLabel();
  M.text += 'return _$c.' + call + '(' + text + ', ' + label.n + ');';
  place(label);
  return keepSent();
}

function keepSent() {
  var name = temp();
  M.text += name + ' = _$c.s;';
  return name;
}

function anyYields(nodes) {
  for (var i = 0; i < nodes.length; i++) if (nodes[i] && hasYield(nodes[i])) return true;
  return false;
}

// Texts of several expressions in their order: those before the last yield are kept.
function inOrder(nodes) {
  var last = -1, texts = [], i;
  for (i = 0; i < nodes.length; i++) if (nodes[i] && hasYield(nodes[i])) last = i;
  for (i = 0; i < nodes.length; i++) {
    var node = nodes[i];
    if (!node) texts.push('');
    else if (node.type === 'SpreadElement') {
      var spread = '_$arr(' + value(node.argument) + ')';
      if (i < last) {
        var name = temp();
        M.text += name + ' = ' + spread + ';';
        spread = name;
      }
      texts.push({ spread: spread });
    } else texts.push(i < last ? kept(node) : value(node));
  }
  return texts;
}

function joined(texts) {
  var parts = [], isSpread = false;
  for (var i = 0; i < texts.length; i++) {
    if (texts[i].spread) isSpread = true;
    parts.push(texts[i].spread || '[' + texts[i] + ']');
  }
  return isSpread ? '_$cat(' + parts.join(', ') + ')' : null;
}

function callText(target, receiver, texts) {
  var spread = joined(texts);
  if (spread) return '_$ap(' + target + ', ' + receiver + ', ' + spread + ')';
  return '_$fc(' + target + ').call(' + [receiver].concat(texts).join(', ') + ')';
}

// `a ? b : c` and its like: one variable, set on either way.
function choose(test, isNegated, way, otherText) {
  var name = temp(), after = newLabel();
  M.text += name + ' = ' + otherText + ';if (' + (isNegated ? '' : '!') + '(' + test.replace('%', name) + ')) ' + go(after);
  var text = value(way);
  M.text += name + ' = ' + text + ';';
  place(after);
  return name;
}

var values = {
  YieldExpression: function (node) {
    var text = node.argument ? value(node.argument) : 'void 0';
    if (E.isAsync) return node.delegate ? delegated(text) : suspend(awaited(text), 'y');
    return suspend(text, node.delegate ? 'd' : 'y');
  },
  AwaitExpression: function (node) { return awaited(value(node.argument)); },
  ParenthesizedExpression: function (node) { return value(node.expression); },
  SequenceExpression: function (node) {
    for (var i = 0; i < node.expressions.length - 1; i++) {
      var text = value(node.expressions[i]);
      M.text += discard(text);
    }
    return value(node.expressions[node.expressions.length - 1]);
  },
  UnaryExpression: function (node) {
    if (node.operator === 'delete') return refuse(node, "'yield' and 'await' cannot stand in 'delete'");
    var text = value(node.argument);
    return '(' + node.operator + ' ' + (node.operator === '~' ? '(' + text + ' || null)' : text) + ')';
  },
  BinaryExpression: function (node) {
    var left = hasYield(node.right) ? kept(node.left) : value(node.left);
    var right = value(node.right);
    if (node.operator === '**') return '_$pow(' + left + ', ' + right + ')';
    if (/^([&|^]|<<|>>>?)$/.test(node.operator)) return '((' + left + ' || null) ' + node.operator + ' (' + right + ' || null))';
    return '(' + left + ' ' + node.operator + ' ' + right + ')';
  },
  LogicalExpression: function (node) {
    var left = value(node.left);
    if (!hasYield(node.right)) return logical(node.operator, left, expr(node.right));
    return choose(node.operator === '??' ? '% == null' : '%', node.operator === '||', node.right, left);
  },
  ConditionalExpression: function (node) {
    var name = temp(), otherwise = newLabel(), after = newLabel();
    var test = value(node.test);
    M.text += 'if (!' + test + ') ' + go(otherwise);
    var first = value(node.consequent);
    M.text += name + ' = ' + first + ';' + go(after);
    place(otherwise);
    var second = value(node.alternate);
    M.text += name + ' = ' + second + ';';
    place(after);
    return name;
  },
  AssignmentExpression: function (node) {
    var left = node.left, operator = node.operator.slice(0, -1);
    if (left.type === 'ObjectPattern' || left.type === 'ArrayPattern') {
      if (hasYield(left)) return refuse(left, "'yield' and 'await' cannot stand in a pattern");
      var whole = kept(node.right);
      M.text += destructure(left, whole).join(', ') + ';';
      return whole;
    }
    var target = left.type === 'MemberExpression' ? keptMember(left) : { get: emitName(left), set: function (text) { return setName(left, text); } };
    if (operator === '') return target.set(value(node.right));
    var old = temp();
    M.text += old + ' = ' + target.get + ';';
    if (/^(&&|\|\||\?\?)$/.test(operator)) {
      var after = newLabel();
      M.text += 'if (' + (operator === '&&' ? '!' + old : operator === '||' ? old : old + ' != null') + ') ' + go(after);
      var late = value(node.right);
      M.text += old + ' = ' + target.set(late) + ';';
      place(after);
      return old;
    }
    var right = value(node.right);
    var combined = operator === '**' ? '_$pow(' + old + ', ' + right + ')' : /^([&|^]|<<|>>>?)$/.test(operator) ? '(' + old + ' ' + operator + ' (' + right + ' || null))' : '(' + old + ' ' + operator + ' ' + right + ')';
    return target.set(combined);
  },
  MemberExpression: function (node) {
    if (node.object.type === 'Super') return refuse(node, "'yield' and 'await' cannot stand in a name behind 'super'");
    return keptMember(node).get;
  },
  CallExpression: function (node) {
    var callee = node.callee;
    if (callee.type === 'Super') return refuse(node, "'yield' and 'await' cannot stand in a call of 'super'");
    var target, receiver = 'void 0';
    if (callee.type === 'MemberExpression' && callee.object.type === 'Super') {
      target = superGet(callee);
      receiver = emitThis(callee);
    } else if (callee.type === 'MemberExpression') {
      var place = keptMember(callee);
      receiver = place.object;
      target = temp();
      M.text += target + ' = ' + place.get + ';';
    } else target = kept(callee);
    return callText(target, receiver, inOrder(node.arguments));
  },
  NewExpression: function (node) {
    var callee = kept(node.callee);
    var texts = inOrder(node.arguments), spread = joined(texts);
    return spread ? '_$nw(' + callee + ', ' + spread + ')' : 'new (' + callee + ')(' + texts.join(', ') + ')';
  },
  ArrayExpression: function (node) {
    var texts = inOrder(node.elements);
    return joined(texts) || '[' + texts.join(', ') + ']';
  },
  ObjectExpression: function (node) {
    var name = temp();
    M.text += name + ' = {};';
    for (var i = 0; i < node.properties.length; i++) {
      var property = node.properties[i];
      if (!hasYield(property)) {
        M.text += laterProperty(name, property) + ';';
      } else if (property.type === 'SpreadElement') {
        var source = value(property.argument);
        M.text += '_$asg(' + name + ', ' + source + ');';
      } else {
        var key = property.computed ? '_$key(' + kept(property.key) + ')' : quote(propertyName(property.key));
        if (property.kind !== 'init') {
          M.text += '_$acc(' + name + ', ' + key + ', ' + quote(property.kind) + ', ' + emitFunction(property.value, '', { isMethod: true, owner: property }) + ', true);';
          continue;
        }
        if (property.method) {
          M.text += '_$defn(' + name + ', ' + key + ', ' + emitMethod(property, '') + ');';
          continue;
        }
        var text = value(property.value);
        M.text += (property.computed && isNameless(property.value) ? '_$defn(' : '_$def(') + name + ', ' + key + ', ' + text + ');';
      }
    }
    return name;
  },
  TemplateLiteral: function (node) {
    var name = temp();
    M.text += name + ' = ' + quote(node.quasis[0].value.cooked) + ';';
    for (var i = 0; i < node.expressions.length; i++) {
      var text = value(node.expressions[i]);
      M.text += name + ' += _$s(' + text + ') + ' + quote(node.quasis[i + 1].value.cooked) + ';';
    }
    return name;
  },
  TaggedTemplateExpression: function (node) { return refuse(node, "'yield' and 'await' cannot stand in a tagged template"); },
  ChainExpression: function (node) {
    var end = newLabel(), name = temp();
    M.text += name + ' = void 0;';
    var text = chainStates(node.expression, end).get;
    M.text += name + ' = ' + text + ';';
    place(end);
    return name;
  },
  SpreadElement: function (node) { return value(node.argument); }
};

// A member whose object and key are kept.
function keptMember(node) {
  var object = kept(node.object);
  if (node.property.type === 'PrivateIdentifier') {
    return {
      object: object,
      get: '_$pg(' + object + ', ' + privateKey(node.property) + ')',
      set: function (text) { return '_$ps(' + object + ', ' + privateKey(node.property) + ', ' + text + ')'; }
    };
  }
  var access = node.computed ? object + '[' + kept(node.property) + ']' : member(object, node);
  return { object: object, get: access, set: function (text) { return '(' + access + ' = ' + text + ')'; } };
}

function chainStates(node, end) {
  if (node.type === 'MemberExpression') {
    var inner = chainStates(node.object, end), name = temp();
    M.text += name + ' = ' + inner.get + ';' + (node.optional ? 'if (' + name + ' == null) ' + go(end) : '');
    return { object: name, get: node.computed ? name + '[' + kept(node.property) + ']' : member(name, node) };
  }
  if (node.type === 'CallExpression') {
    var callee = chainStates(node.callee, end), fn = temp();
    M.text += fn + ' = ' + callee.get + ';' + (node.optional ? 'if (' + fn + ' == null) ' + go(end) : '');
    return { object: 'void 0', get: callText(fn, callee.object || 'void 0', inOrder(node.arguments)) };
  }
  return { object: 'void 0', get: value(node) };
}
