const log = [];
function f(a, b = a + 1, c = () => a + b) { a = 100; return [a, b, c()].join(); }
console.log(f(1), f(1, 5), f.length);
function h(a = log.push('a'), b = log.push('b')) { return a + b; } h(undefined, 1); h(null, undefined); console.log(log.join());
function i(a = b, b = 1) { return a; } console.log(i(5));
function j(a, b = arguments.length, c = this?.k) { return [a, b, c].join(); } console.log(j.call({ k: 'this' }, 1), j.call({ k: 2 }, 1, undefined));
const k = (a, b = a, [c, d] = [a, b], { e = c } = {}) => [a, b, c, d, e].join(''); console.log(k(1), k(1, 2), k(1, 2, [3, 4], { e: 5 }));
let n = 0; const next = (id = ++n) => id; next(); next(10); next(); console.log(n);
console.log(((a, b = 1, c) => 0).length, ((a = 1, b) => 0).length, (function (a, b, ...c) {}).length);
function counter(start = 0, { step = 1, stop = start + 3 * step } = {}) { const r = []; for (let q = start; q < stop; q += step) r.push(q); return r.join(); }
console.log(counter(), counter(2), counter(0, { step: 5 }), counter(1, { stop: 3 }));
function required(name) { throw new TypeError('missing ' + name); } const need = (a = required('a')) => a;
try { need(); } catch (e) { console.log(e.message, need(0), String(need(null))); }
const m = (a, b = (() => { try { return a.x.y; } catch { return 'fallback'; } })()) => b; console.log(m({}), m({ x: { y: 3 } }));
function recursive(n, acc = []) { return n ? recursive(n - 1, [...acc, n]) : acc.join(); } console.log(recursive(5));
