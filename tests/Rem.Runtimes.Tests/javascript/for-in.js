const proto = { inherited: 1 }; const o = Object.create(proto); o.a = 1; o.b = 2; o[1] = 3;
for (const k in o) console.log(k); for (const k in [5, 6]) console.log(typeof k, k); for (const k in 'xy') console.log(k);
for (const k in null) console.log('never'); for (var v in { z: 1 }); console.log(v);
const d = { a: 1, b: 2, c: 3 }; for (const k in d) { delete d.b; console.log(k); }
