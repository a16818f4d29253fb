// The whole way from a script's text to what Jurassic runs.

// Gives {code, lines, mayWrite}: lines[i] is the script's line of the output's line i + 1; mayWrite says whether the script
// could write to what belongs to the engine. Throws an error with `loc` where the script does not parse or uses what there is not.
function transform(text, names) {
  var parsed = acorn.parse(text, {
    ecmaVersion: 2023,
    sourceType: 'script',
    allowReturnOutsideFunction: true,
    allowAwaitOutsideFunction: false,
    allowHashBang: true,
    locations: true,
    preserveParens: false
  });
  allBindings = [];
  freeNames = Object.create(null);
  objectCount = siteCount = 0;
  classes = [];
  currentFunction = currentScope = currentLoop = null;
  E = M = null;
  var info = new FunctionInfo(parsed, null, false);
  var scope = new Scope(null, info, null, 'function');
  info.scope = scope;
  info.isStrict = isStrictBody(parsed.body);
  currentFunction = info;
  for (var i = 0; i < names.length; i++) declare(scope, names[i], 'param', null).isDirect = true;
  withScope(scope, function () {
    hoistVars(parsed, scope);
    hoistLexical(parsed.body, scope);
    analyzeAll(parsed.body);
  });
  nameBindings();
  E = info;
  var body = emitBody(parsed.body);
  var params = [];
  for (var j = 0; j < names.length; j++) params.push(nameOf(scope.bindings[names[j]]));
  var code = '(function(' + params.join(', ') + ') {' + (info.isStrict ? '"use strict";' : '') + emitVars(info) + body + '})';
  return layOut(code, parsed);
}

// Puts each marked piece that comes from another line of the script on a line of its own.
function layOut(code, parsed) {
  var pieces = code.split('\u0001');
  var text = pieces[0], lines = [1], at = 1;
  for (var i = 1; i < pieces.length; i++) {
    var end = pieces[i].indexOf('\u0002');
    var line = +pieces[i].slice(0, end);
    var rest = pieces[i].slice(end + 1);
    if (line !== at) {
      text += '\n';
      lines.push(line);
      at = line;
    }
    text += rest;
  }
  return { code: text, lines: lines, mayWrite: mayWrite(parsed) };
}

// True where the script could write to an object that it did not make: then the engine is looked over after a run. Names
// of its own variables are no danger; members are, for what they belong to is not known here.
function mayWrite(parsed) {
  function writes(node) {
    switch (node.type) {
      case 'AssignmentExpression':
        if (node.left.type !== 'Identifier' || !node.left._binding) return true;
        break;
      case 'UpdateExpression':
        if (node.argument.type !== 'Identifier' || !node.argument._binding) return true;
        break;
      case 'UnaryExpression':
        if (node.operator === 'delete') return true;
        break;
      case 'ForOfStatement': case 'ForInStatement':
        if (node.left.type !== 'VariableDeclaration') return true;
        break;
      case 'Identifier':
        if (/^(globalThis|Reflect|prototype|__proto__|constructor|assign|define\w*|__define\w*|set\w*|freeze|seal|preventExtensions)$/.test(node.name)) return true;
        break;
      case 'ThisExpression': case 'ClassDeclaration': case 'ClassExpression':
        return true;
    }
    return !!eachChild(node, writes);
  }
  return writes(parsed);
}
