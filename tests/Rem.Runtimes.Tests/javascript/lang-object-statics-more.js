console.log(JSON.stringify(Object.entries({ b: 1, 2: 'x', a: [1], 1: null })), Object.keys('ab').join(), Object.values('hi').join('-'));
console.log(JSON.stringify(Object.fromEntries(new Map([['x', 1], ['y', { z: 2 }]]))), JSON.stringify(Object.fromEntries([['a', 1], ['a', 2]])));
console.log(JSON.stringify(Object.assign({ a: 1 }, null, { b: 2 }, undefined, [9], 'z', { a: 3 })), Object.is(NaN, NaN), Object.is(0, -0), Object.is('a', 'a'));
const o = Object.create({ up: 1 }, { seen: { value: 1, enumerable: true }, hid: { value: 2 } }); console.log(Object.keys(o).join(), Object.getOwnPropertyNames(o).join(), o.up, Object.hasOwn(o, 'up'), Object.hasOwn(o, 'hid'));
const bare = Object.create(null); bare.x = 1; console.log('toString' in bare, Object.getPrototypeOf(bare), JSON.stringify(bare), Object.keys(bare).join());
const map = (obj, f) => Object.fromEntries(Object.entries(obj).map(([k, v]) => [k, f(v, k)])); console.log(JSON.stringify(map({ a: 1, b: 2 }, (v, k) => k + v)));
const pick = (obj, ...ks) => Object.fromEntries(ks.filter(k => k in obj).map(k => [k, obj[k]])); console.log(JSON.stringify(pick({ a: 1, b: 2, c: 3 }, 'c', 'a', 'q')));
const deep = (a, b) => Object.is(a, b) || (typeof a === 'object' && typeof b === 'object' && a && b && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every(k => Object.hasOwn(b, k) && deep(a[k], b[k]))) || false;
console.log(deep({ a: [1, { b: NaN }] }, { a: [1, { b: NaN }] }), deep({ a: 1 }, { b: 1 }), deep([1], [1, 2]), deep(null, {}));
for (const bad of [null, undefined]) for (const f of [Object.keys, Object.entries, Object.assign, Object.getPrototypeOf]) try { f(bad); } catch (e) { console.log(e.name); }
