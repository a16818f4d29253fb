const calls = []; const d = n => { calls.push(n); return n; };
const { a = d('a'), b = d('b'), c: { e = d('e') } = {}, ['f' + 1]: g = d('g') } = { b: null, f1: 0 };
console.log(a, String(b), e, g, calls.join());
const [h = d('h'), , i = h + '2', [j] = [d('j')], ...k] = [undefined, 1, undefined, undefined, 5, 6];
console.log(h, i, j, k.join(), calls.join());
const { x = 1, y = x + 1, z = x + y } = { y: 10 }; console.log(x, y, z);
const { fn = () => 'named', cls = class {} } = {}; console.log(fn.name, cls.name);
const { length, [length - 1]: lastChar } = 'hello'; console.log(length, lastChar);
const { toFixed } = 5; console.log(toFixed === Number.prototype.toFixed);
for (const bad of [null, undefined]) { try { const { q } = bad; } catch (err) { console.log(err.name); } }
try { const [q] = {}; } catch (err) { console.log(err.name); }
try { const { p: { q } } = {}; } catch (err) { console.log(err.name); }
const [p1, p2, ...ps] = 'a😀bc'; console.log(p1, p2, ps.length, ps.join('-'));
const { 0: zero, 1: one, ...others } = ['z', 'o', 't', 'th']; console.log(zero, one, JSON.stringify(others));
