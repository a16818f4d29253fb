// Functions of all kinds, and the objects of loops that they carry along.

function realFunction(info) {
  while (info.isPart) info = info.outer;
  return info;
}

// A closure that uses the objects of a loop's round takes them as they are now.
function bindRound(info, text) {
  var names = [], home = realFunction(E);
  for (var i = 0; i < info.objects.length; i++) {
    if (info.objects[i].fn === home) names.push(info.objects[i].object);
  }
  return names.length ? '(function(' + names.join(', ') + ') { return ' + text + '; })(' + names.join(', ') + ')' : text;
}

// True where the name can stand in the function's own text without hiding what its body means by that name.
function canBear(node, name) {
  var info = node._info;
  if (!isUsableName(name)) return false;
  if (node.id && node.type === 'FunctionExpression') return info.selfName.kind === 'self' && node.id.name === name;
  if (info.scope.bindings[name] || info.bodyScope && info.bodyScope.bindings[name]) return false;
  return !info.free[name];
}

function emitFunction(node, name, options) {
  var info = node._info;
  var bears = name && canBear(node, name);
  var text = bindRound(info, withLength(node, emitFunctionText(node, bears ? name : '', options || {})));
  return name && !bears ? '_$nm(' + text + ', ' + quote(name) + ')' : text;
}

// Parameters from the first with a default on do not count as the function's `length`.
function withLength(node, text) {
  for (var i = 0; i < node.params.length; i++) {
    if (node.params[i].type === 'AssignmentPattern') return '_$ln(' + text + ', ' + i + ')';
  }
  return text;
}

function emitFunctionText(node, name, options) {
  var info = node._info, before = E;
  E = info;
  info.isDerivedConstructor = !!options.isDerived;
  var parameters = emitParameters(node.params);
  var body;
  if (info.isAsync && parameters.prologue) parameters.prologue = 'try {' + parameters.prologue + '} catch (_$e) {return _$rej(_$e);}';
  if (info.isGenerator || info.isAsync) body = emitStateFunction(node, options);
  else if (node.body.type === 'BlockStatement') body = emitBody(node.body.body);
  else body = mark(node.body) + 'return ' + expr(node.body) + ';';
  if (options.isDerived) body += 'return _$this || _$ns();';
  var head = (info.isStrict && !(before && before.isStrict) || options.isStrict ? '"use strict";' : '');
  // The variables come last, for the code above may have asked for more of them.
  var text = 'function ' + name + '(' + parameters.names.join(', ') + ') {' + kindMark(node, options) + head + emitVars(info) + (options.check || tick(node)) + (options.before || '') + parameters.prologue + body + '}';
  E = before;
  return text;
}

// What a function is and where its text stands, as the first statement of its body: `a` is none that `new` takes, `g` a
// generator, `f` any other.
function kindMark(node, options) {
  var kind = options.owner && options.owner.body ? 'f' : node.generator ? 'g' : node.async || options.isMethod || node.type === 'ArrowFunctionExpression' ? 'a' : 'f';
  var whole = options.owner || node;
  return '"=' + kind + whole.start + ',' + whole.end + '";';
}

function emitBody(statements) {
  return emitNativeFunctions(statements) + emitStatements(statements);
}

// The functions of a function's own level, as Jurassic hoists them itself.
function emitNativeFunctions(statements) {
  var text = '';
  for (var i = 0; i < statements.length; i++) {
    var statement = statements[i];
    while (statement.type === 'LabeledStatement') statement = statement.body;
    if (statement.type === 'FunctionDeclaration') {
      var binding = findBinding(E.bodyScope || E.scope, statement.id.name);
      text += mark(statement) + nameOf(binding) + ' = ' + emitFunction(statement, statement.id.name) + ';';
    }
  }
  return text;
}

function emitParameters(params) {
  var names = [], prologue = '';
  // Where parameters are more than names, `arguments` does not follow them.
  var isApart = !E.isSimple && !E.isStrict && E.usesArguments;
  for (var i = 0; i < params.length; i++) {
    var param = params[i];
    if (param.type === 'RestElement') {
      E.usesArguments = true;
      prologue += targetOf(param.argument, '_$rst(arguments, ' + i + ')') + ';';
      continue;
    }
    var target = param.type === 'AssignmentPattern' ? param.left : param;
    var name = '_$p' + i;
    if (target.type === 'Identifier' && !isApart) {
      name = nameOf(target._binding);
      target._binding.isDirect = true;
    }
    names.push(name);
    if (param.type === 'AssignmentPattern') prologue += 'if (' + name + ' === void 0) ' + name + ' = ' + named(param.right, target) + ';';
    if (target.type !== 'Identifier' || isApart) prologue += targetOf(target, name) + ';';
  }
  return { names: names, prologue: prologue + emitBegins() };
}

// The body's variables that are called as parameters.
function emitBegins() {
  var text = '', list = E.bodyScope ? E.bodyScope.list : [];
  for (var i = 0; i < list.length; i++) {
    if (list[i].begins) text += nameOf(list[i]) + ' = ' + nameOf(list[i].begins) + ';';
  }
  return text;
}

function targetOf(pattern, valueText) {
  if (hasYield(pattern)) refuse(pattern, "'yield' and 'await' cannot stand in a parameter");
  return setTarget(pattern, valueText);
}

// Object literals --------------------------------------------------------------------------------------------------

function usesSuper(node) {
  if (node.type === 'Super') return true;
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return false;
  if (node.type === 'FunctionExpression' || node.type === 'FunctionDeclaration') return false;
  return !!eachChild(node, usesSuper);
}

function needsHome(node) {
  for (var i = 0; i < node.properties.length; i++) {
    var property = node.properties[i];
    if (property.type === 'Property' && (property.method || property.kind !== 'init') && eachChild(property.value, usesSuper)) return true;
  }
  return false;
}

function emitObject(node) {
  var home = needsHome(node) ? homeName() : null;
  var properties = node.properties;
  var i = 0, first = [];
  classes.push({ home: home });
  for (; i < properties.length && isPlainProperty(properties[i]); i++) first.push(plainProperty(properties[i]));
  var text = '{' + first.join(', ') + '}';
  if (i < properties.length || home) {
    var name = home || temp();
    var parts = [name + ' = ' + text];
    for (; i < properties.length; i++) parts.push(laterProperty(name, properties[i]));
    text = '(' + parts.join(', ') + ', ' + name + ')';
  }
  classes.pop();
  return text;
}

// The home of methods with `super` outlives the expression: its name is used for nothing else.
function homeName() {
  var name = '_$h' + (++siteCount);
  realFunction(E).vars.push(name);
  return name;
}

function isPlainProperty(property) {
  return property.type === 'Property' && !property.computed && !isProto(property)
    && !(property.kind !== 'init' && (property.key.type === 'Literal' || property.value._info.objects.length || hasParameterCode(property.value.params)));
}

function isProto(property) {
  return property.kind === 'init' && !property.computed && !property.method && !property.shorthand && (property.key.name === '__proto__' || property.key.value === '__proto__');
}

function propertyName(key) {
  var name = key.type === 'Identifier' ? key.name : typeof key.value === 'number' ? String(key.value) : key.value;
  return name;
}

function plainProperty(property) {
  var name = propertyName(property.key);
  var key = isPlainName(name) && !reserved.test(name) ? name : quote(name);
  if (property.kind === 'init') return key + ': ' + (property.method ? emitMethod(property, name) : namedAs(property.value, name));
  var text = emitFunctionText(property.value, '', { isMethod: true, owner: property });
  return property.kind + ' ' + key + text.slice('function '.length);
}

function emitMethod(property, name) { return emitFunction(property.value, name, { isMethod: true, owner: property }); }

function laterProperty(object, property) {
  if (property.type === 'SpreadElement') return '_$asg(' + object + ', ' + expr(property.argument) + ')';
  if (isProto(property)) return '_$proto(' + object + ', ' + expr(property.value) + ')';
  var key = property.computed ? '_$key(' + expr(property.key) + ')' : quote(propertyName(property.key));
  var name = property.computed ? '' : propertyName(property.key);
  if (property.kind !== 'init') {
    return '_$acc(' + object + ', ' + key + ', ' + quote(property.kind) + ', ' + emitFunction(property.value, '', { isMethod: true, owner: property }) + ', true)';
  }
  if (property.computed && isNameless(property.value)) return '_$defn(' + object + ', ' + key + ', ' + namedAs(property.value, '') + ')';
  return '_$def(' + object + ', ' + key + ', ' + (property.method ? emitMethod(property, name) : namedAs(property.value, name)) + ')';
}

// Templates --------------------------------------------------------------------------------------------------------

function templateText(text) {
  return quote(text).slice(1, -1).replace(/\\"/g, '"').replace(/`/g, '\\`').replace(/\$\{/g, '\\${');
}

function emitTemplate(node) {
  if (node.expressions.length === 0) return quote(node.quasis[0].value.cooked);
  var parts = [];
  for (var i = 0; i < node.quasis.length; i++) {
    if (node.quasis[i].value.cooked) parts.push('(1 ? ' + quote(node.quasis[i].value.cooked) + ' : null)');
    if (i < node.expressions.length) parts.push('_$s(' + expr(node.expressions[i]) + ')');
  }
  if (parts.length === 1) return parts[0];
  return '(' + parts.join(' + ') + ')';
}

function emitTagged(node) {
  var cooked = [], raw = [];
  for (var i = 0; i < node.quasi.quasis.length; i++) {
    var value = node.quasi.quasis[i].value;
    cooked.push(value.cooked === null || value.cooked === undefined ? 'void 0' : quote(value.cooked));
    raw.push(quote(value.raw));
  }
  var site = '_$tpl(' + (siteCount++) + ', [' + cooked.join(', ') + '], [' + raw.join(', ') + '])';
  var parts = [site];
  for (var j = 0; j < node.quasi.expressions.length; j++) parts.push(expr(node.quasi.expressions[j]));
  var args = parts.join(', ');
  if (node.tag.type === 'MemberExpression' && (node.tag.object.type === 'Super' || node.tag.property.type === 'PrivateIdentifier')) {
    var object = node.tag.object.type === 'Super' ? null : twice(node.tag.object);
    return (object ? '_$pg(' + object.first + ', ' + privateKey(node.tag.property) + ')' : superGet(node.tag)) + '.call(' + (object ? object.again : emitThis(node.tag)) + ', ' + args + ')';
  }
  var tag = node.tag.type === 'Identifier' || node.tag.type === 'MemberExpression' ? expr(node.tag) : '(' + expr(node.tag) + ')';
  return tag + '(' + args + ')';
}
