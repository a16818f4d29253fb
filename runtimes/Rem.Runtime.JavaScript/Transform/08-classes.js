// Classes, as functions that make functions. Around the code of a class stands one function; in it _$C is the class,
// _$P its prototype, _$I what each new object goes through, and _$kN the keys of private and computed members.

function emitClass(node, name) {
  var superText = node.superClass ? expr(node.superClass) : null;
  var info = node._info, before = E;
  E = info;
  var made = { home: null, isClass: true, isDerived: !!superText, privates: Object.create(null), node: node };
  classes.push(made);
  var text = classText(node, name, made);
  classes.pop();
  var result = '(function(' + (superText ? '_$sup' : '') + ') {"use strict";' + emitVars(info) + text + '})';
  E = before;
  return '(' + bindRoundOf(info, result) + '(' + (superText || '') + '))';
}

function bindRoundOf(info, text) {
  var bound = bindRound(info, text);
  return bound === text ? text : '(' + bound + ')';
}

function classText(node, name, made) {
  var members = node.body.body, i, constructor = null;
  E.vars.push('_$C', '_$P', '_$I');
  for (i = 0; i < members.length; i++) {
    var member = members[i];
    if (member.key && member.key.type === 'PrivateIdentifier') declarePrivate(made, member);
    if (member.kind === 'constructor' && member.type === 'MethodDefinition') constructor = member;
    if (member.type === 'PropertyDefinition' && !member.static || member.type === 'MethodDefinition' && !member.static && member.key.type === 'PrivateIdentifier') made.hasInit = true;
  }
  var text = '';
  for (var key in made.privates) text += made.privates[key].name + ' = _$pk(' + quote('#' + key) + ');';
  text += '_$C = _$cls(' + emitConstructor(node, constructor, name, made) + ', ' + quote(name) + (made.isDerived ? ', _$sup' : '') + ');_$P = _$C.prototype;';
  if (node.id) text += nameOf(findBinding(E.scope, node.id.name)) + ' = _$C;';
  var init = '', statics = '';
  for (i = 0; i < members.length; i++) {
    member = members[i];
    made.home = member.static || member.type === 'StaticBlock' ? '_$C' : '_$P';
    if (member.type === 'MethodDefinition') {
      if (member.kind === 'constructor') continue;
      if (member.key.type !== 'PrivateIdentifier') text += emitMember(member, made);
      else if (member.static) statics = privateMember(member, made, '_$C') + statics;
      else init = privateMember(member, made, 'this') + init;
    } else if (member.type === 'PropertyDefinition') {
      if (member.computed) {
        member._key = '_$k' + (++siteCount);
        E.vars.push(member._key);
        text += member._key + ' = _$key(' + expr(member.key) + ');';
      }
      if (member.static) statics += staticField(member, made);
      else init += field(member, made);
    } else {
      statics += staticBlock(member);
    }
  }
  if (made.hasInit) text += '_$I = function() {' + tick(node) + init + '};';
  return text + statics + 'return _$C;';
}

function emitConstructor(node, constructor, name, made) {
  var own = isUsableName(name) && name !== 'arguments' ? name : '';
  var check = tick(node) + 'if (new.target === void 0) _$cc(' + quote(name) + ');';
  made.home = '_$P';
  if (constructor) {
    var info = constructor.value._info;
    if (own && (info.scope.bindings[own] || info.free[own] && !(node.id && node.id.name === own && nameOf(findBinding(E.scope, own)) === own))) own = '';
    info.superEnd = superEndOf(constructor.value.body.body);
    return withLength(constructor.value, emitFunctionText(constructor.value, own, {
      isDerived: made.isDerived,
      isStrict: true,
      owner: node,
      check: check,
      before: made.hasInit && !made.isDerived ? '_$I.call(this);' : ''
    }));
  }
  var kind = kindMark(node, { owner: node });
  if (!made.isDerived) return 'function ' + own + '() {' + kind + '"use strict";' + check + (made.hasInit ? '_$I.call(this);' : '') + '}';
  return 'function ' + own + '() {' + kind + '"use strict";' + check + 'var _$this = _$sca(_$C, new.target, arguments);' + (made.hasInit ? '_$I.call(_$this);' : '') + 'return _$this;}';
}

// Where a constructor calls `super` as a statement of its own: behind it, `this` is there.
function superEndOf(statements) {
  for (var i = 0; i < statements.length; i++) {
    var statement = statements[i];
    if (statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression' && statement.expression.callee.type === 'Super') return statement.end;
  }
  return undefined;
}

function memberKey(member) {
  return member.computed ? '_$key(' + expr(member.key) + ')' : quote(propertyName(member.key));
}

function emitMember(member, made) {
  var name = member.computed ? '' : propertyName(member.key);
  var fn = emitFunction(member.value, member.kind === 'method' ? name : '', { isStrict: true, isMethod: true, owner: member });
  if (member.kind === 'method') return mark(member) + '_$mth(' + made.home + ', ' + memberKey(member) + ', ' + fn + ');';
  return mark(member) + '_$acc(' + made.home + ', ' + memberKey(member) + ', ' + quote(member.kind) + ', ' + fn + ');';
}

function field(member, made) {
  return mark(member) + initCall(member, made, 'this');
}

// A field's value may use `this` and `super`: it stands in the function that sets all of them.
function initCall(member, made, object) {
  var before = E, info = member._info || E;
  E = info;
  var value = member.value ? (member.computed || member.key.type === 'PrivateIdentifier' ? namedAs(member.value, member.computed ? '' : '#' + member.key.name) : namedAs(member.value, propertyName(member.key))) : 'void 0';
  E = before;
  var set = member.key.type === 'PrivateIdentifier'
    ? '_$pd(' + object + ', ' + privateKey(member.key) + ', '
    : '_$fld(' + object + ', ' + (member.computed ? member._key : quote(propertyName(member.key))) + ', ';
  if (!member.value || isInert(member.value) && !info.hasInnerFunction) return set + value + ');';
  return set + bindRound(info, '(function() {' + emitVars(info) + tick(member) + 'return ' + value + ';})') + '.call(' + object + '));';
}

function staticField(member, made) { return mark(member) + initCall(member, made, '_$C'); }

function staticBlock(member) {
  var before = E, info = member._info;
  E = info;
  var body = emitBody(member.body);
  var text = mark(member) + '(function() {' + emitVars(info) + body + '}).call(_$C);';
  E = before;
  return text;
}

// Private members --------------------------------------------------------------------------------------------------

function declarePrivate(made, member) {
  var name = member.key.name;
  if (!made.privates[name]) {
    var key = '_$k' + (++siteCount);
    E.vars.push(key);
    made.privates[name] = { name: key };
  }
}

function privateKey(node) {
  for (var i = classes.length - 1; i >= 0; i--) {
    var found = classes[i].privates && classes[i].privates[node.name];
    if (found) return found.name;
  }
  return refuse(node, "no class here has a private name '#" + node.name + "'");
}

function privateMember(member, made, object) {
  var fn = emitFunction(member.value, '', { isStrict: true, isMethod: true, owner: member });
  var key = '_$k' + (++siteCount);
  // One function for all objects: it is made with the class.
  E.vars.push(key);
  var make = key + ' = ' + key + ' || ' + (member.kind === 'method' ? '_$nm(' + fn + ', ' + quote('#' + member.key.name) + ')' : fn) + ';';
  return make + (member.kind === 'method'
    ? '_$pm(' + object + ', ' + privateKey(member.key) + ', ' + key + ');'
    : '_$pa(' + object + ', ' + privateKey(member.key) + ', ' + quote(member.kind) + ', ' + key + ');');
}

// super ------------------------------------------------------------------------------------------------------------

function homeOf(node) {
  for (var i = classes.length - 1; i >= 0; i--) if (classes[i].home) return classes[i].home;
  return refuse(node, "'super' can only be used in methods");
}

function superKey(node) {
  return node.computed ? expr(node.property) : quote(node.property.name);
}

function superGet(node) { return '_$sg(' + homeOf(node) + ', ' + superKey(node) + ', ' + emitThis(node) + ')'; }

function superSet(node, valueText) { return '_$ss(' + homeOf(node) + ', ' + superKey(node) + ', ' + valueText + ', ' + emitThis(node) + ')'; }

function superCall(node) {
  var made = null;
  for (var i = classes.length - 1; i >= 0 && !made; i--) if (classes[i].isClass) made = classes[i];
  var target = emitNewTarget();
  var made2 = hasSpread(node.arguments)
    ? '_$sca(_$C, ' + target + ', ' + spreadParts(node.arguments) + ', _$this)'
    : '_$sc(_$C, ' + target + ', ' + (node.arguments.length ? '[' + list(node.arguments) + ']' : '[]') + ', _$this)';
  return '(_$this = ' + made2 + (made.hasInit ? ', _$I.call(_$this)' : '') + ', _$this)';
}
