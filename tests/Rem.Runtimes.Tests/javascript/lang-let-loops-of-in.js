const a = [];
for (const x of ['p', 'q', 'r']) a.push(() => x);
console.log(a.map(f => f()).join());
const b = [];
for (let x of [1, 2, 3]) { x *= 10; b.push({ get: () => x, add: n => { x += n; } }); }
b[1].add(5);
console.log(b.map(o => o.get()).join());
const c = [];
for (const key in { one: 1, two: 2, three: 3 }) c.push(() => key.toUpperCase());
console.log(c.map(f => f()).join());
const d = [];
for (const [k, v] of Object.entries({ a: 1, b: 2 })) d.push(() => k + v);
console.log(d.map(f => f()).join());
const e = [];
for (const { id, tags: [first = 'none'] = [] } of [{ id: 1 }, { id: 2, tags: ['x', 'y'] }, { id: 3, tags: [] }]) e.push(() => `${id}=${first}`);
console.log(e.map(f => f()).join(' '));
try { for (const n of [1, 2]) { n = 3; } } catch (error) { console.log(error.name); }
for (var last of [4, 5, 6]); console.log(last);
const target = {};
for (target.value of ['m', 'n']); console.log(target.value);
