'use strict';
const rule = f => { try { return String(f()); } catch (e) { return e.name; } };
console.log(rule(() => { undeclaredVariable = 1; }), rule(() => { null.x = 1; }), rule(() => undefined.x), rule(() => notThere), rule(() => typeof notThere));
console.log((function () { return this === undefined; })(), (() => { function f() { return typeof this; } return f.call(5); })(), rule(() => { Object.freeze({ a: 1 }).a = 2; }));
console.log(typeof globalThis, globalThis === Object(globalThis), typeof globalThis.Math, globalThis.Array === Array, 'JSON' in globalThis);
globalThis.madeHere = 5; console.log(madeHere, globalThis.madeHere, delete globalThis.madeHere, typeof madeHere);
let lexical = 1; const constant = 2; class Klass {} console.log(typeof globalThis.lexical, typeof globalThis.constant, typeof globalThis.Klass);
console.log(rule(() => Object.defineProperty({}, 'x', { value: 1 }).x = 2), rule(() => { delete Object.defineProperty({}, 'x', { value: 1 }).x; }), rule(() => { ({ get x() { return 1; } }).x = 2; }));
