// Questions about nodes of the tree that acorn makes (ESTree), and the errors of the transformer itself.

function refuse(node, message) {
  var error = new Error(message);
  error.refused = true;
  error.pos = node.start;
  error.loc = node.loc ? node.loc.start : { line: 1, column: 0 };
  throw error;
}

function isFunction(node) {
  return node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}

function isLoop(node) {
  switch (node.type) {
    case 'ForStatement': case 'ForInStatement': case 'ForOfStatement': case 'WhileStatement': case 'DoWhileStatement':
      return true;
    default:
      return false;
  }
}

// Calls visit(child) for each child node; a truthy answer ends it and is the answer.
function eachChild(node, visit) {
  for (var key in node) {
    if (key === 'loc' || key.charAt(0) === '_') continue;
    var value = node[key];
    if (value && typeof value === 'object') {
      if (typeof value.type === 'string') {
        var found = visit(value);
        if (found) return found;
      } else if (value.length) {
        for (var i = 0; i < value.length; i++) {
          if (value[i] && typeof value[i].type === 'string') {
            var one = visit(value[i]);
            if (one) return one;
          }
        }
      }
    }
  }
  return false;
}

// True when a `yield` or `await` of the function at hand stands in the node. Remembered in the node.
function hasYield(node) {
  if (!node) return false;
  if (node._yields !== undefined) return node._yields;
  var result;
  if (node.type === 'YieldExpression' || node.type === 'AwaitExpression') result = true;
  else if (isFunction(node)) result = node.type !== 'ArrowFunctionExpression' ? computedKeyYields(node) : false;
  else result = !!eachChild(node, hasYield);
  return (node._yields = result);
}

function computedKeyYields() { return false; }

// True when the node leaves itself by return, break or continue, or yields: in a generator it becomes states.
function hasLeap(node) {
  if (!node) return false;
  if (node._leaps !== undefined) return node._leaps;
  var result;
  switch (node.type) {
    case 'YieldExpression': case 'AwaitExpression': case 'ReturnStatement': case 'BreakStatement': case 'ContinueStatement':
      result = true;
      break;
    default:
      result = node.type === 'ForOfStatement' && node.await ? true : isFunction(node) ? false : !!eachChild(node, hasLeap);
  }
  return (node._leaps = result);
}

// The names that a pattern binds, as their Identifier nodes.
function patternNames(pattern, into) {
  switch (pattern.type) {
    case 'Identifier':
      into.push(pattern);
      break;
    case 'ObjectPattern':
      for (var i = 0; i < pattern.properties.length; i++) {
        var property = pattern.properties[i];
        patternNames(property.type === 'RestElement' ? property.argument : property.value, into);
      }
      break;
    case 'ArrayPattern':
      for (var j = 0; j < pattern.elements.length; j++) {
        if (pattern.elements[j]) patternNames(pattern.elements[j], into);
      }
      break;
    case 'AssignmentPattern':
      patternNames(pattern.left, into);
      break;
    case 'RestElement':
      patternNames(pattern.argument, into);
      break;
  }
  return into;
}

// True where a parameter runs code: then the body's variables are apart from the parameters.
function hasParameterCode(params) {
  for (var i = 0; i < params.length; i++) {
    if (params[i].type !== 'Identifier' && patternRuns(params[i])) return true;
  }
  return false;
}

function patternRuns(pattern) {
  if (pattern.type === 'AssignmentPattern') return true;
  if (pattern.type === 'Property' && pattern.computed) return true;
  if (pattern.type === 'Property') return patternRuns(pattern.value);
  return pattern.type !== 'Identifier' && !!eachChild(pattern, patternRuns);
}

function isDirective(statement) {
  return statement.type === 'ExpressionStatement' && typeof statement.directive === 'string';
}

function isStrictBody(body) {
  for (var i = 0; i < body.length && isDirective(body[i]); i++) {
    if (body[i].directive === 'use strict') return true;
  }
  return false;
}

// True for an expression that runs no code of the script and reads nothing that may not be there yet.
function isInert(node) {
  if (!node) return true;
  switch (node.type) {
    case 'Literal': case 'FunctionExpression': case 'ArrowFunctionExpression':
      return true;
    case 'TemplateLiteral':
      return node.expressions.length === 0;
    case 'UnaryExpression':
      return node.operator !== 'delete' && node.argument.type === 'Literal';
    case 'ArrayExpression':
      return node.elements.every(function (e) { return !e || (e.type !== 'SpreadElement' && isInert(e)); });
    case 'ObjectExpression':
      return node.properties.every(function (p) { return p.type === 'Property' && !p.computed && isInert(p.value); });
    case 'NewExpression':
      return node.arguments.length === 0 && node.callee.type === 'Identifier' && /^(Map|Set|WeakMap|WeakSet|Date|Object|Array)$/.test(node.callee.name);
    case 'MemberExpression':
      return !node.computed && !node.optional && node.object.type === 'Identifier' && node.object.name === 'pipe';
    default:
      return false;
  }
}
