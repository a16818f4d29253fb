const a = new Set([1, 2, 3, 4]), b = new Set([3, 4, 5]);
console.log([...a].filter(x => b.has(x)).join(), [...new Set([...a, ...b])].join(), [...a].filter(x => !b.has(x)).join());
const s = new Set('mississippi'); console.log([...s].join(''), s.size, s.add('z').add('m').size, s.delete('i'), s.delete('i'), s.has('i'));
console.log([...s.entries()].map(e => e.join('')).join(), s[Symbol.iterator] === s.values);
const log = []; s.forEach((v, k, me) => log.push(v === k && me === s)); console.log(log.join());
console.log(new Set([NaN, NaN, 0, -0, '0', null, undefined]).size, new Set().size, new Set(null).size, new Set([[1], [1]]).size);
const live = new Set([1, 2, 3]); const out = []; for (const x of live) { out.push(x); if (x === 1) { live.delete(2); live.add(4); } if (x === 4 && out.length < 6) { live.delete(4); live.add(4); } } console.log(out.join());
const power = set => [...set].reduce((acc, x) => acc.concat(acc.map(y => [...y, x])), [[]]); console.log(power(new Set('abc')).map(x => x.join('')).join('|'));
const sieve = n => { const p = new Set(); for (let i = 2; i <= n; i++) p.add(i); for (const x of p) for (let y = x * x; y <= n; y += x) p.delete(y); return [...p].join(); }; console.log(sieve(50));
try { Set.prototype.add.call(new Map(), 1); } catch (e) { console.log(e.name); } try { new Set(5); } catch (e) { console.log(e.name); }
