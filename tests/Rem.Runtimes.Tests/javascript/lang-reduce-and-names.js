// Reductions, names of functions in themselves, and members whose keys are yielded.
console.log([].reduce((a, b) => b, undefined), [1, 2].reduce((a, b) => a + b), [[1], [2]].reduceRight((a, b) => a.concat(b)).join(), [, 3].reduce((a, b) => a + b, 1));
try { [].reduce((a, b) => a); } catch (e) { console.log(e.name, e.message); }
var f = function n(x) { var n; return [typeof n, x].join(); }; console.log(f(1), f.name);
var g = function n(x) { let n = 5; return n + x; }; console.log(g(1), g.name);
var h = function n(n) { return n; }; console.log(h(1), h.name);
var k = function n(d) { return d ? n(d - 1) + 1 : 0; }; console.log(k(3), k.name);
var m = function n() { function n() { return 'inner'; } return n(); }; console.log(m(), m.name);
function* gen() { const o = { get [yield 1]() { return 'got'; }, [yield 2]() { return 'meth'; }, [yield 3]: () => 1 }; return o; }
const it = gen(); it.next(); it.next('a'); it.next('b'); const o = it.next('c').value; console.log(o.a, o.b(), o.b.name, o.c.name, Object.keys(o).join());
console.log(Object.getOwnPropertyDescriptor({ set x(v = 1) {} }, 'x').set.length);
const t = Object.getOwnPropertyDescriptor({ set x(v) {} }, 'x').set.length; console.log(t);
