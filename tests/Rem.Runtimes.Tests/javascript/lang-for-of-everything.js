const seen = [];
for (const x of [1, , 3]) seen.push(String(x));
for (const c of 'a😀é') seen.push(c.length);
for (const [k, v] of new Map([['k', 1], ['l', 2]])) seen.push(k + v);
for (const v of new Set([3, 1, 3])) seen.push(v);
for (const [i, v] of ['x', 'y'].entries()) seen.push(i + v);
for (const v of (function* () { yield 'g1'; yield 'g2'; return 'lost'; })()) seen.push(v);
for (const v of new Map([[1, 2]]).values()) seen.push(v);
(function () { for (const a of arguments) seen.push('arg' + a); })(1, 2);
console.log(seen.join());
const grow = [1, 2]; for (const x of grow) if (grow.length < 5) grow.push(x * 10); console.log(grow.join());
const s = new Set([1]); for (const x of s) if (x < 5) s.add(x + 1); console.log([...s].join());
const m = new Map([['a', 1], ['b', 2], ['c', 3]]); for (const [k] of m) { m.delete('b'); seen.push(k); } console.log(seen.slice(-2).join());
for (const bad of [5, {}, null]) try { for (const x of bad); } catch (e) { console.log(e.name); }
