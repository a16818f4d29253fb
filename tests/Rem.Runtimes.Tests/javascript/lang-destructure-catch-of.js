try { throw { code: 42, info: { text: 'why', list: [1, 2, 3] } }; }
catch ({ code, info: { text, list: [, second, ...others] }, missing = 'none' }) { console.log(code, text, second, others.join(), missing); }
try { throw [1, 2]; } catch ([x, y, z = 3]) { console.log(x + y + z); }
try { null.x; } catch ({ name, message, constructor: { name: made } }) { console.log(name, typeof message, made); }
try { throw 'abc'; } catch ({ length, 0: first }) { console.log(length, first); }
const people = [{ name: 'ann', at: { city: 'rome' }, langs: ['it', 'en'] }, { name: 'bob', langs: [] }, { name: 'cy', at: {}, langs: ['fr'] }];
for (const { name, at: { city = 'nowhere' } = { city: 'unset' }, langs: [main = '-', ...more] } of people) console.log(name, city, main, more.length);
for (const [i, { name: [initial] }] of people.entries()) console.log(i, initial);
for (const [key, { n, ...rest }] of new Map([['a', { n: 1, x: 2 }], ['b', { n: 3, y: 4, z: 5 }]])) console.log(key, n, JSON.stringify(rest));
let slot; const seen = [];
for ([slot = 'd'] of [[1], [], [3]]) seen.push(slot); console.log(seen.join());
const into = {}; for ({ a: into.a, b: into.b = 'B' } of [{ a: 1 }, { a: 2, b: 3 }]) console.log(JSON.stringify(into));
for (const { length } of ['a', 'bb', [1, 2, 3]]) console.log(length);
for (let { v } = { v: 3 }; v > 0; v--) seen.push(v); console.log(seen.join());
