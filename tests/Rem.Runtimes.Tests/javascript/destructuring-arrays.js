const [a, , b = 3, ...c] = [1, 2, undefined, 4, 5]; console.log(a, b, c.join());
let x = 1, y = 2; [x, y] = [y, x]; console.log(x, y);
const [[p, [q]], { r }] = [[1, [2]], { r: 3 }]; console.log(p, q, r);
const [h, i] = 'hé'; console.log(h, i);
const [m, n] = new Map([['k', 1], ['l', 2]]); console.log(m.join(), n.join());
const o = {}; [o.a, o['b']] = [1, 2]; console.log(JSON.stringify(o));
for (const [k, [f, s]] of [['x', [1, 2]], ['y', [3, 4]]]) console.log(k, f + s);
try { const [z] = {}; } catch (e) { console.log(e.name); }
console.log((([a, b]) => a + b)([1, 2]));
