// Functions made of functions: curry, compose, memoize, with names and lengths kept.
const named = (name, f, length = f.length) => Object.defineProperties(f, { name: { value: name }, length: { value: length } });
const curry = (f, ...given) => named(`curried ${f.name}`, (...more) => {
  const all = [...given, ...more];
  return all.length >= f.length ? f(...all) : curry(f, ...all);
}, f.length - given.length);
const pipe = (...steps) => named(steps.map(s => s.name).join(' > '), value => steps.reduce((v, step) => step(v), value));
const memoize = (f, key = (...a) => a.join('\u0000')) => {
  const known = new Map();
  const wrapped = named(`memo ${f.name}`, (...args) => {
    const k = key(...args);
    if (!known.has(k)) known.set(k, f(...args));
    return known.get(k);
  }, f.length);
  return Object.assign(wrapped, { size: () => known.size, clear: () => known.clear() });
};
const add = (a, b, c) => a + b + c;
const trim = s => s.trim(), words = s => s.split(/\s+/), count = list => list.length;
const size = pipe(trim, words, count);
console.log(size('  one two  three '), size.name, size.length);
const plus = curry(add);
console.log(plus(1)(2)(3), plus(1, 2)(3), plus(1)(2, 3), plus.name, plus.length, plus(1).length, plus(1)(2).name);
let calls = 0;
const slow = memoize(function square(n) { calls++; return n * n; });
console.log([2, 3, 2, 3, 2].map(n => slow(n)).join(), calls, slow.size(), slow.name, slow.length);
slow.clear();
console.log(slow(2), calls);
const fib = memoize(n => n < 2 ? n : fib(n - 1) + fib(n - 2));
console.log(fib(80), fib.size());
const bound = add.bind(null, 1, 2);
console.log(bound.name, bound.length, bound(10), bound.bind(null, 5).name, (() => {}).bind().name === 'bound ');
const partial = (f, ...a) => f.bind(undefined, ...a);
console.log(partial(Math.max, 3, 9)(4), partial(parseInt, 'ff')(16), partial(String.prototype.concat.call.bind(String.prototype.concat), 'a')('b', 'c'));
try { new trim('x'); } catch (e) { console.log(e.name, e.message); }
console.log('prototype' in trim, 'prototype' in function () {}, trim.toString(), words.toString());
const tap = log => f => (...a) => { const r = f(...a); log(`${f.name}(${a}) = ${r}`); return r; };
const lines = [];
pipe(...[trim, words, count].map(tap(l => lines.push(l))))(' a b ');
console.log(lines.join('; '));
