// Scopes: which name means which binding, who captures it, and which bindings a loop makes anew in each round.
//
// Every block-scoped name becomes a `var` of its function under a name that nothing else has. Where a closure captures
// a binding that is made inside a loop, the binding lives in an object that each round makes (scope.object), and the
// closure is made inside a function that takes this object.

var currentScope, currentFunction, allBindings, freeNames, objectCount;

function Scope(parent, fn, loop, kind) {
  this.parent = parent;
  this.fn = fn;
  this.loop = loop;
  this.kind = kind;
  this.bindings = Object.create(null);
  this.list = [];
  this.object = null;
}

function Binding(name, kind, scope, node) {
  this.name = name;
  this.out = name;
  this.kind = kind;
  this.scope = scope;
  this.fn = scope.fn;
  this.isLexical = kind === 'let' || kind === 'const' || kind === 'class';
  this.readyAt = node ? node.end : 0;
  this.isEarly = false;
  this.flag = null;
  this.isAssigned = false;
  this.isPending = false;
  this.begins = null;
  this.inObject = false;
}

function FunctionInfo(node, parentScope, isArrow) {
  this.node = node;
  this.isArrow = isArrow;
  this.outer = parentScope ? parentScope.fn : null;
  this.thisOwner = isArrow && this.outer ? this.outer.thisOwner : this;
  this.isStrict = false;
  this.vars = [];
  this.temps = [];
  this.objects = [];
  this.free = Object.create(null);
  this.aliasThis = false;
  this.aliasArguments = false;
  this.aliasTarget = false;
  this.hasInnerFunction = false;
  this.classInfo = null;
  this.isDerivedConstructor = false;
}

function declare(scope, name, kind, node) {
  var existing = scope.bindings[name];
  if (existing && existing.kind === 'self') {
    existing.kind = 'hidden'; // the function's own name, in front of which another of its body stands
    existing = null;
  }
  if (existing) {
    if (kind === 'function' || kind === 'param') existing.kind = existing.kind === 'param' ? 'param' : kind;
    return existing;
  }
  var binding = new Binding(name, kind, scope, node);
  scope.bindings[name] = binding;
  scope.list.push(binding);
  allBindings.push(binding);
  return binding;
}

function findBinding(scope, name) {
  for (var s = scope; s; s = s.parent) {
    var found = s.bindings[name];
    if (found) return found;
  }
  return null;
}

function functionScope(scope) {
  while (scope.kind !== 'function' && scope.kind !== 'body') scope = scope.parent;
  return scope;
}

// Declares the `var`s and, in sloppy code, the functions of inner blocks.
function hoistVars(node, scope) {
  eachChild(node, function (child) {
    if (child.type === 'VariableDeclaration' && child.kind === 'var') {
      for (var i = 0; i < child.declarations.length; i++) {
        var names = patternNames(child.declarations[i].id, []);
        for (var j = 0; j < names.length; j++) declare(scope, names[j].name, 'var', names[j]);
      }
    }
    if (!isFunction(child) && child.type !== 'ClassDeclaration' && child.type !== 'ClassExpression') hoistVars(child, scope);
    return false;
  });
}

function hoistLexical(statements, scope) {
  var early = true;
  for (var i = 0; i < statements.length; i++) {
    var statement = statements[i];
    while (statement.type === 'LabeledStatement') statement = statement.body;
    if (statement.type === 'VariableDeclaration') {
      for (var j = 0; j < statement.declarations.length; j++) {
        var declarator = statement.declarations[j];
        early = early && isInert(declarator.init) && (declarator.id.type === 'Identifier');
        if (statement.kind === 'var') continue;
        var names = patternNames(declarator.id, []);
        for (var k = 0; k < names.length; k++) {
          var binding = declare(scope, names[k].name, statement.kind, declarator);
          binding.isEarly = early;
          binding.isFunctionInit = !!declarator.init && isFunction(declarator.init);
        }
      }
    } else if (statement.type === 'ClassDeclaration') {
      early = false;
      declare(scope, statement.id.name, 'class', statement);
    } else if (statement.type === 'FunctionDeclaration') {
      var isBlock = scope.kind !== 'function' && scope.kind !== 'body';
      var target = scope;
      if (isBlock && !scope.fn.isStrict && !statement.async && !statement.generator) {
        // As browsers do: in sloppy code the function is seen outside its block too, where no other name is in the way.
        var outside = findBinding(scope.parent, statement.id.name);
        if (!outside || (outside.fn === scope.fn && !outside.isLexical && outside.kind !== 'param') || outside.fn !== scope.fn) target = functionScope(scope);
      }
      declare(target, statement.id.name, 'function', statement);
      statement._target = target;
    } else if (!isDirective(statement) && statement.type !== 'EmptyStatement') {
      early = false;
    }
  }
}

function refer(node, isWrite) {
  var name = node.name;
  var binding = findBinding(currentScope, name);
  node._binding = binding;
  if (!binding) {
    if (name === 'arguments' && !currentFunction.isScript) {
      markArguments(node);
      return;
    }
    freeNames[name] = true;
    for (var f = currentFunction; f; f = f.outer) f.free[name] = true;
    return;
  }
  if (isWrite) binding.isAssigned = true;
  if (binding.isPending && binding.fn === currentFunction) node._isEarly = true;
  for (var g = currentFunction; g && g !== binding.fn; g = g.outer) g.free[name] = true;
  if (binding.fn === currentFunction) binding.fn.own = true;
  if (binding.fn !== currentFunction && binding.scope.loop && binding.kind !== 'param') {
    binding.inObject = true;
    if (!binding.scope.object) binding.scope.object = '_$s' + (++objectCount);
    for (var h = currentFunction; h && h !== binding.fn; h = h.outer) {
      if (h.objects.indexOf(binding.scope) < 0) h.objects.push(binding.scope);
    }
  }
  if (binding.isLexical) checkReady(node, binding);
}

// Notes where a use may come before the declaration has run.
function checkReady(node, binding) {
  var at = node.start;
  if (binding.fn === currentFunction) {
    if (at < binding.readyAt && !(node === binding.idNode)) needsCheck(node, binding);
    else if (binding.scope.kind === 'switch') needsCheck(node, binding);
    return;
  }
  if (binding.isEarly) return;
  var closure = currentFunction;
  while (closure.outer !== binding.fn) closure = closure.outer;
  if (closure.node.type === 'FunctionDeclaration' && !closure.node._isExpression) needsCheck(node, binding);
  else if (closure.node.start < binding.readyAt && !(binding.isFunctionInit && closure.node.end === binding.readyAt)) needsCheck(node, binding);
}

function needsCheck(node, binding) {
  node._check = true;
  binding.flag = true;
}

function markThis() {
  var owner = currentFunction.thisOwner;
  if (owner !== currentFunction) owner.aliasThis = true;
}

function markArguments(node) {
  node._isArguments = true;
  var owner = currentFunction.thisOwner;
  owner.usesArguments = true;
  if (owner !== currentFunction) owner.aliasArguments = true;
}

// Gives every binding its name in the output.
function nameBindings() {
  var taken = Object.create(null);
  var counts = Object.create(null);
  var i, binding;
  for (i = 0; i < allBindings.length; i++) counts[allBindings[i].name] = (counts[allBindings[i].name] || 0) + 1;
  for (i = 0; i < allBindings.length; i++) {
    binding = allBindings[i];
    var name = binding.name;
    var isOwn = binding.scope.kind === 'function' && !/^_\$/.test(name);
    if (!(isOwn || (counts[name] === 1 && !freeNames[name])) || /^_\$/.test(name) || isAwkward(name)) {
      var number = 1;
      while (taken[name + '$' + number] || freeNames[name + '$' + number] || counts[name + '$' + number]) number++;
      name = (/^_\$/.test(name) ? 'u' : '') + plainName(name) + '$' + number;
      taken[name] = true;
    }
    binding.out = name;
    if (binding.flag) binding.flag = '_$i' + i;
  }
}

// Words that Jurassic does not take as names, though today's language does.
function isAwkward(name) {
  return /^(let|static|yield|await|async|of|get|set|implements|interface|package|private|protected|public|enum|eval|arguments|undefined|NaN|Infinity)$/.test(name) || /[^\x00-\x7f]/.test(name);
}

function plainName(name) {
  return name.replace(/[^\x00-\x7f]/g, function (c) { return '$u' + c.charCodeAt(0).toString(16); });
}
