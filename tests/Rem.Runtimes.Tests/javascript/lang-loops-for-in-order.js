const o = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol('s')]: 3 }; const keys = x => { const r = []; for (const k in x) r.push(k); return r.join(); };
console.log(keys(o), keys('ab'), keys([5, , 6]), keys(null), keys(undefined), keys(5));
console.log(keys(Object.create({ up: 1, b: 0 }, { own: { value: 1, enumerable: true }, hid: { value: 2 } })), keys(class { static s = 1; static m() {} }), keys(new (class { f = 1; m() {} })()));
const d = { x: 1, y: 2, z: 3 }; const seen = []; for (const k in d) { seen.push(k); delete d.y; } console.log(seen.join());
const shadow = Object.create({ p: 1, q: 2 }); Object.defineProperty(shadow, 'p', { value: 3, enumerable: false }); console.log(keys(shadow));
const fs = []; for (const k in { a: 1, b: 2 }) fs.push(() => k); console.log(fs.map(f => f()).join()); for (var i in [7, 8]); console.log(i, typeof i); const sum = {}; for (sum.key in { last: 1, final: 2 }); console.log(sum.key);
const re = { z: 1, y: 2 }; delete re.z; re.z = 3; re[5] = 'n'; console.log(Object.keys(re).join(), JSON.stringify(re));
