const { a, b: { c, d = 4 }, e = 5, ...rest } = { a: 1, b: { c: 2 }, x: 7, y: 8 };
console.log(a, c, d, e, JSON.stringify(rest));
const key = 'dyn'; const { [key]: v, ['a' + 1]: w = 'w' } = { dyn: 'V' }; console.log(v, w);
function f({ host = 'localhost', port = 80, tls: { on = false } = {} } = {}) { return `${host}:${port}:${on}`; }
console.log(f(), f({ port: 1 }), f({ tls: { on: true } }));
let p, q; ({ p, q = 2 } = { p: 1 }); console.log(p, q);
const { length } = 'hello'; console.log(length);
try { const { z } = null; } catch (e) { console.log(e.name); }
