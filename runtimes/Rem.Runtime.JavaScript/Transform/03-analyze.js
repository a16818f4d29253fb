// One walk over the tree that makes the scopes and resolves the names.

var currentLoop;

function withScope(scope, body) {
  var before = currentScope;
  currentScope = scope;
  body();
  currentScope = before;
}

function analyzeAll(nodes) {
  for (var i = 0; i < nodes.length; i++) if (nodes[i]) analyze(nodes[i]);
}

function analyze(node) {
  var special = analyzers[node.type];
  if (special) special(node);
  else eachChild(node, function (child) { analyze(child); return false; });
}

function analyzeBlock(node, statements, kind) {
  var scope = new Scope(currentScope, currentFunction, currentLoop, kind || 'block');
  node._scope = scope;
  withScope(scope, function () {
    hoistLexical(statements, scope);
    analyzeAll(statements);
  });
}

function analyzeLoop(node, body) {
  var before = currentLoop;
  currentLoop = node;
  body();
  currentLoop = before;
}

// A name that is set: a declaration's or an assignment's target.
function analyzePattern(node, isDeclaration) {
  switch (node.type) {
    case 'Identifier':
      if (isDeclaration) {
        node._binding = findBinding(currentScope, node.name);
        node._isDeclaration = true;
        if (node._binding) node._binding.isPending = false;
      } else {
        refer(node, true);
      }
      break;
    case 'ObjectPattern':
      for (var i = 0; i < node.properties.length; i++) {
        var property = node.properties[i];
        if (property.type === 'RestElement') analyzePattern(property.argument, isDeclaration);
        else {
          if (property.computed) analyze(property.key);
          analyzePattern(property.value, isDeclaration);
        }
      }
      break;
    case 'ArrayPattern':
      for (var j = 0; j < node.elements.length; j++) if (node.elements[j]) analyzePattern(node.elements[j], isDeclaration);
      break;
    case 'AssignmentPattern':
      analyze(node.right);
      analyzePattern(node.left, isDeclaration);
      break;
    case 'RestElement':
      analyzePattern(node.argument, isDeclaration);
      break;
    default:
      analyze(node);
  }
}

function enterFunction(node, isArrow, isStrict, body) {
  var info = new FunctionInfo(node, currentScope, isArrow);
  var scope = new Scope(currentScope, info, null, 'function');
  info.scope = scope;
  info.isStrict = isStrict;
  if (info.outer) info.outer.hasInnerFunction = true;
  var beforeFunction = currentFunction, beforeLoop = currentLoop;
  currentFunction = info;
  currentLoop = null;
  withScope(scope, function () { body(info, scope); });
  currentFunction = beforeFunction;
  currentLoop = beforeLoop;
  return info;
}

function analyzeFunction(node) {
  var hasBlock = node.body.type === 'BlockStatement';
  var isStrict = currentFunction.isStrict || (hasBlock && isStrictBody(node.body.body));
  node._info = enterFunction(node, node.type === 'ArrowFunctionExpression', isStrict, function (info, scope) {
    info.isGenerator = !!node.generator;
    info.isAsync = !!node.async;
    if (node.id && node.type === 'FunctionExpression') {
      info.selfName = declare(scope, node.id.name, 'self', null);
    }
    var runs = hasParameterCode(node.params);
    info.isSimple = node.params.every(function (p) { return p.type === 'Identifier'; });
    for (var i = 0; i < node.params.length; i++) {
      var names = patternNames(node.params[i], []);
      for (var j = 0; j < names.length; j++) declare(scope, names[j].name, 'param', null).isPending = runs;
    }
    if (!runs && hasBlock) hoistBody(node.body, scope);
    for (var k = 0; k < node.params.length; k++) analyzePattern(node.params[k], true);
    if (!hasBlock) analyze(node.body);
    else if (!runs) analyzeAll(node.body.body);
    else analyzeApart(node.body, info, scope);
  });
}

function hoistBody(body, scope) {
  hoistVars(body, scope);
  hoistLexical(body.body, scope);
}

// A body whose variables the code of the parameters does not see; those called as a parameter begin with its value.
function analyzeApart(body, info, parameters) {
  var scope = new Scope(parameters, info, null, 'body');
  info.bodyScope = scope;
  withScope(scope, function () {
    hoistBody(body, scope);
    for (var i = 0; i < scope.list.length; i++) {
      var outside = parameters.bindings[scope.list[i].name];
      if (outside && outside.kind === 'param') {
        scope.list[i].begins = outside;
        outside.isAssigned = true;
      }
    }
    analyzeAll(body.body);
  });
}

function analyzeClass(node) {
  var before = currentFunction;
  if (node.superClass) analyze(node.superClass);
  node._info = enterFunction(node, true, true, function (info, scope) {
    info.isClass = true;
    if (node.id) declare(scope, node.id.name, 'const', null).isEarly = true;
    node._privates = Object.create(null);
    for (var i = 0; i < node.body.body.length; i++) {
      var member = node.body.body[i];
      if (member.computed) {
        if (hasYield(member.key)) refuse(member.key, "'yield' and 'await' cannot stand in the name of a class member here");
        analyze(member.key);
      }
      if (member.type === 'MethodDefinition') {
        analyze(member.value);
      } else if (member.type === 'PropertyDefinition') {
        if (member.value) analyzeInitializer(member, member.value);
      } else {
        analyzeInitializer(member, null);
      }
    }
  });
}

// A field's value or a static block: code with a `this` of its own.
function analyzeInitializer(member, value) {
  member._info = enterFunction(member, false, true, function (info, scope) {
    if (value) analyze(value);
    else {
      hoistVars(member, scope);
      hoistLexical(member.body, scope);
      analyzeAll(member.body);
    }
  });
}

var analyzers = {
  Identifier: function (node) { refer(node, false); },
  ThisExpression: function (node) { markThis(); },
  Super: function () { markThis(); },
  MetaProperty: function (node) {
    if (node.meta.name === 'import') refuse(node, "'import.meta' is not available: a script is no module");
    var owner = currentFunction.thisOwner;
    if (owner !== currentFunction) owner.aliasTarget = true;
  },
  PrivateIdentifier: function () {},
  FunctionDeclaration: analyzeFunction,
  FunctionExpression: analyzeFunction,
  ArrowFunctionExpression: analyzeFunction,
  ClassDeclaration: function (node) {
    node._binding = findBinding(currentScope, node.id.name);
    analyzeClass(node);
  },
  ClassExpression: analyzeClass,
  BlockStatement: function (node) { analyzeBlock(node, node.body); },
  SwitchStatement: function (node) {
    analyze(node.discriminant);
    var statements = [];
    for (var i = 0; i < node.cases.length; i++) statements = statements.concat(node.cases[i].consequent);
    var scope = new Scope(currentScope, currentFunction, currentLoop, 'switch');
    node._scope = scope;
    withScope(scope, function () {
      hoistLexical(statements, scope);
      for (var j = 0; j < node.cases.length; j++) {
        if (node.cases[j].test) analyze(node.cases[j].test);
        analyzeAll(node.cases[j].consequent);
      }
    });
  },
  CatchClause: function (node) {
    var scope = new Scope(currentScope, currentFunction, currentLoop, 'block');
    node._scope = scope;
    withScope(scope, function () {
      if (node.param) {
        var names = patternNames(node.param, []);
        for (var i = 0; i < names.length; i++) declare(scope, names[i].name, 'catch', null);
        analyzePattern(node.param, true);
      }
      analyze(node.body);
    });
  },
  ForStatement: function (node) {
    analyzeLoop(node, function () {
      var scope = new Scope(currentScope, currentFunction, node, 'for');
      node._scope = scope;
      withScope(scope, function () {
        if (node.init && node.init.type === 'VariableDeclaration') hoistLexical([node.init], scope);
        if (node.init) analyze(node.init);
        if (node.test) analyze(node.test);
        if (node.update) analyze(node.update);
        analyze(node.body);
      });
    });
  },
  ForInStatement: analyzeForEach,
  ForOfStatement: analyzeForEach,
  WhileStatement: function (node) { analyzeLoop(node, function () { analyze(node.test); analyze(node.body); }); },
  DoWhileStatement: function (node) { analyzeLoop(node, function () { analyze(node.body); analyze(node.test); }); },
  VariableDeclaration: function (node) {
    for (var i = 0; i < node.declarations.length; i++) {
      var declarator = node.declarations[i];
      if (declarator.init) analyze(declarator.init);
      analyzePattern(declarator.id, true);
    }
  },
  AssignmentExpression: function (node) {
    if (node.operator === '=') analyzePattern(node.left, false);
    else if (node.left.type === 'Identifier') refer(node.left, true);
    else analyze(node.left);
    analyze(node.right);
  },
  UpdateExpression: function (node) {
    if (node.argument.type === 'Identifier') refer(node.argument, true);
    else analyze(node.argument);
  },
  MemberExpression: function (node) {
    analyze(node.object);
    if (node.computed) analyze(node.property);
  },
  Property: function (node) {
    if (node.computed) analyze(node.key);
    analyze(node.value);
  },
  LabeledStatement: function (node) { analyze(node.body); },
  ReturnStatement: function (node) {
    if (currentFunction.node.type === 'StaticBlock') refuse(node, "'return' cannot stand in a static block");
    if (node.argument) analyze(node.argument);
  },
  BreakStatement: function () {},
  ContinueStatement: function () {},
  WithStatement: function (node) { refuse(node, "'with' cannot be used: give the object a name"); },
  ImportExpression: function (node) { refuse(node, "'import' cannot be used: a script sees 'rem', 'pipe' and 'input' only"); },
  ImportDeclaration: function (node) { refuse(node, "'import' cannot be used: a script sees 'rem', 'pipe' and 'input' only"); },
  ExportNamedDeclaration: function (node) { refuse(node, "'export' cannot be used: a script is the body of a function, 'return' gives its result"); },
  ExportDefaultDeclaration: function (node) { refuse(node, "'export' cannot be used: a script is the body of a function, 'return' gives its result"); },
  Literal: function (node) {
    if (node.bigint !== undefined && node.bigint !== null) refuse(node, 'BigInt is not available: write ' + node.bigint + ' as a number, or as text where it is longer than 15 digits');
  }
};

function analyzeForEach(node) {
  analyzeLoop(node, function () {
    var scope = new Scope(currentScope, currentFunction, node, 'for');
    node._scope = scope;
    withScope(scope, function () {
      if (node.left.type === 'VariableDeclaration') {
        hoistLexical([node.left], scope);
        for (var i = 0; i < scope.list.length; i++) scope.list[i].readyAt = node.right.end;
        analyze(node.right);
        analyzePattern(node.left.declarations[0].id, true);
        if (node.left.declarations[0].init) analyze(node.left.declarations[0].init);
      } else {
        analyze(node.right);
        analyzePattern(node.left, false);
      }
      analyze(node.body);
    });
  });
}
