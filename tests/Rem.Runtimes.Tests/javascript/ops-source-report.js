// What functions are made of: their text, name and parameters.
const describe = f => {
  const text = String(f);
  const kind = /^class\b/.test(text) ? 'class' : /^async\b/.test(text) ? 'async' : /^(?:function\s*\*|\*)/.test(text) ? 'generator' : /^(?:\(|[\w$]+\s*=>)/.test(text) ? 'arrow' : 'function';
  const parameters = /^[^(]*?\(([^)]*)\)/.exec(text)?.[1] ?? /^([\w$]+)\s*=>/.exec(text)?.[1] ?? '';
  return `${f.name || '(none)'} ${kind} (${parameters.split(',').map(p => p.trim()).filter(Boolean).join('|')}) ${f.length} ${text.length}`;
};
function plain ( a,b ) { return a /* kept */ + b; }
const arrow = x => x * 2;
const wide = (a, { b }, ...c) => [a, b, c];
const later = async (url) => await url;
function* steps(n) { while (n--) yield n; }
class Box { constructor(size) { this.size = size; } get volume() { return this.size ** 3; } static  of ( n ) { return new Box(n); } *[Symbol.iterator]() { yield this.size; } async load() { return this; } }
const object = { method( q ) { return q; }, get it() { return 1; }, set it( v ) {}, 'quoted name'() {}, [`computed${1}`]: function () {}, arrow: () => 0, async run() {}, * gen() {} };
for (const f of [plain, arrow, wide, later, steps, Box, Box.of, Box.prototype.load, object.method, object['quoted name'], object.computed1, object.arrow, object.run, object.gen]) console.log(describe(f));
console.log(plain.toString());
console.log(Box.of.toString(), '|', Box.prototype[Symbol.iterator].toString(), '|', object.method.toString());
const { get, set } = Object.getOwnPropertyDescriptor(object, 'it');
console.log(get.toString(), '|', set.toString(), '|', get.name, '|', set.name);
console.log(Object.getOwnPropertyDescriptor(Box.prototype, 'volume').get.toString());
console.log([1, 2, 3].map(function   twice(v) { return v * 2 }).join(), String(Math.max), `${() => 'template'}`, (function () {}).bind().toString());
const lines = String(class {
  // a comment in it
  method() { return 1; }
}).split('\n').length;
console.log(lines, String(arrow) === arrow.toString(), arrow + '', [arrow, plain].join(' ; '));
console.log([plain, arrow, later, steps, Box, Box.of, object.method].map(f => Object.hasOwn(f, 'prototype')).join());
const construct = f => { try { return typeof new f(1); } catch (e) { return e.name; } };
console.log([plain, arrow, later, steps, Box, Box.of, object.method, object.computed1].map(construct).join());
