console.log(JSON.stringify(Object.fromEntries(Object.entries({ a: 1, b: 2 }).map(([k, v]) => [k.toUpperCase(), v * 2]))));
console.log(JSON.stringify(Object.assign({ a: 1 }, null, { b: 2 }, { a: 3 })), Object.is(NaN, NaN), Object.is(0, -0));
const f = Object.freeze({ a: 1 }); f.a = 2; f.b = 3; delete f.a; console.log(f.a, f.b, Object.isFrozen(f));
console.log(Object.hasOwn({ x: 1 }, 'x'), Object.hasOwn({}, 'toString'), Object.getOwnPropertyNames('ab').join());
const p = Object.create({ inherited: 1 }, { own: { value: 2, enumerable: true } }); console.log(p.inherited, Object.keys(p).join(), JSON.stringify(Object.getOwnPropertyDescriptors({ get a() { return 1; }, b: 2 })));
