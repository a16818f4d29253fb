// What the output is made of: names, temporaries, texts, numbers and marks of lines.

var E;            // the function whose code is being made
var classes = []; // the classes around it, innermost last
var siteCount;

function temp() {
  var name = '_$' + (E.temps.length + 1);
  E.temps.push(name);
  return name;
}

function mark(node) { return '\u0001' + node.loc.start.line + '\u0002'; }

// The look at the clock, with the line for the case that it is the last: Jurassic's `typeof` calls a method of ours.
function tick(node) { return 'typeof "\\u0001' + node.loc.start.line + '";'; }

function quote(text) {
  var result = '"';
  for (var i = 0; i < text.length; i++) {
    var code = text.charCodeAt(i);
    if (code === 34 || code === 92) result += '\\' + text.charAt(i);
    else if (code === 10) result += '\\n';
    else if (code < 32 || code > 126) result += '\\u' + ('000' + code.toString(16)).slice(-4);
    else result += text.charAt(i);
  }
  return result + '"';
}

var reserved = /^(break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|false|finally|for|function|if|import|in|instanceof|new|null|return|super|switch|this|throw|true|try|typeof|var|void|while|with|let|static|yield|await|implements|interface|package|private|protected|public)$/;

function isPlainName(name) { return /^[A-Za-z_$][\w$]*$/.test(name); }

function isUsableName(name) {
  return isPlainName(name) && !reserved.test(name) && !isAwkward(name) && !/^_\$/.test(name);
}

function nameOf(binding) {
  return binding.inObject ? binding.scope.object + '.' + plainName(binding.name) : binding.out;
}

function flagOf(binding) {
  return binding.inObject ? binding.scope.object + '.' + plainName(binding.name) + '$i' : binding.flag;
}

function ready(binding) { return binding.flag ? ', ' + flagOf(binding) + ' = true' : ''; }

function emitName(node) {
  if (node._isArguments) return E.thisOwner === E && !E.inStates ? 'arguments' : useArgumentsAlias();
  var binding = node._binding;
  if (!binding) return freeName(node);
  var text = nameOf(binding);
  if (node._isEarly) return '_$tdz(' + quote(binding.name) + ')';
  return node._check ? '(' + flagOf(binding) + ' ? ' + text + ' : _$tdz(' + quote(binding.name) + '))' : text;
}

function freeName(node) {
  if (node.name === 'undefined') return '(void 0)';
  if (node.name === 'eval') return '_$noEval';
  if (isAwkward(node.name) && !/^(NaN|Infinity)$/.test(node.name)) refuse(node, "the name '" + node.name + "' is declared nowhere");
  return node.name;
}

function useArgumentsAlias() {
  E.thisOwner.aliasArguments = true;
  return '_$args';
}

function emitThis(node) {
  var owner = E.thisOwner;
  if (owner.isDerivedConstructor) return node && owner.superEnd !== undefined && node.start > owner.superEnd ? '_$this' : '(_$this || _$ns())';
  if (owner === E && !E.inStates) return 'this';
  owner.aliasThis = true;
  return '_$this';
}

function emitNewTarget() {
  var owner = E.thisOwner;
  if (owner === E && !E.inStates) return 'new.target';
  owner.aliasTarget = true;
  return '_$nt';
}

function toInt32(number) {
  var two32 = 4294967296;
  if (!isFinite(number)) return 0;
  var n = (number < 0 ? -Math.floor(-number) : Math.floor(number)) % two32;
  if (n < 0) n += two32;
  return n >= 2147483648 ? n - two32 : n;
}

function emitNumber(node) {
  if (/^(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$/.test(node.raw)) return node.raw;
  return node.value === Infinity ? '(1/0)' : String(node.value);
}

// An operand of | & ^ << >> >>> ~. Jurassic turns what it knows to be a float into an integer by an instruction that
// .NET 9 has given another meaning; behind `||` it no longer knows, and asks a method that is right. All falsy values
// become 0 in any case.
function emitInt(node) {
  var number = node.type === 'Literal' && typeof node.value === 'number' ? node.value
    : node.type === 'UnaryExpression' && node.operator === '-' && node.argument.type === 'Literal' && typeof node.argument.value === 'number' ? -node.argument.value : null;
  if (number !== null) {
    var folded = toInt32(number);
    return folded < 0 ? '(' + folded + ' || null)' : String(folded);
  }
  switch (node.type) {
    case 'Identifier': case 'MemberExpression': case 'CallExpression':
      return expr(node);
    case 'BinaryExpression':
      if (/^([&|^]|<<|>>>?)$/.test(node.operator)) return expr(node);
      break;
    case 'UnaryExpression':
      if (node.operator === '~') return expr(node);
      break;
  }
  return '(' + expr(node) + ' || null)';
}

// The code of a function's own variables, in front of its body.
function emitVars(info) {
  var names = [];
  for (var i = 0; i < allBindings.length; i++) {
    var binding = allBindings[i];
    if (binding.fn !== info) continue;
    if (binding.flag && !binding.inObject) names.push(binding.flag);
    if (binding.isDirect || binding.kind === 'self' || binding.inObject) continue;
    names.push(binding.out);
  }
  names = names.concat(info.temps, info.vars);
  if (info.aliasArguments) names.push('_$args = arguments');
  if (info.aliasTarget) names.push('_$nt = new.target');
  if (info.isDerivedConstructor) names.push('_$this');
  else if (info.aliasThis) names.push('_$this = this');
  return names.length ? 'var ' + names.join(', ') + ';' : '';
}

// What a block does when it is entered: objects and flags for its names, and its functions.
function emitEntry(scope, statements) {
  var text = '';
  if (scope.object) {
    if (E.vars.indexOf(scope.object) < 0) E.vars.push(scope.object);
    text += scope.object + ' = {};';
  }
  for (var i = 0; i < scope.list.length; i++) {
    var binding = scope.list[i];
    if (binding.flag && !binding.inObject && (scope.loop || E.inStates)) text += binding.flag + ' = false;';
  }
  for (var j = 0; j < statements.length; j++) {
    var statement = statements[j];
    while (statement.type === 'LabeledStatement') statement = statement.body;
    if (statement.type === 'FunctionDeclaration') text += emitBlockFunction(statement, scope);
  }
  return text;
}

function emitBlockFunction(node, scope) {
  var binding = findBinding(node._target || scope, node.id.name);
  return mark(node) + nameOf(binding) + ' = ' + emitFunction(node, node.id.name) + ';';
}
