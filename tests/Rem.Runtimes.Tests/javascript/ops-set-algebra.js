const set = (...items) => new Set(items);
const union = (a, b) => new Set([...a, ...b]), inter = (a, b) => new Set([...a].filter(x => b.has(x))), minus = (a, b) => new Set([...a].filter(x => !b.has(x)));
const symmetric = (a, b) => union(minus(a, b), minus(b, a)), subset = (a, b) => [...a].every(x => b.has(x));
const show = s => `{${[...s].join(',')}}`;
const wanted = set('nginx', 'postgres', 'redis', 'node'), present = set('redis', 'bash', 'node', 'vim');
console.log('install', show(minus(wanted, present)), 'remove', show(minus(present, wanted)), 'keep', show(inter(wanted, present)));
console.log(show(union(wanted, present)), show(symmetric(wanted, present)), subset(set(), present), subset(wanted, present));
function* powerset([first, ...rest]) { if (first === undefined) { yield []; return; } for (const s of powerset(rest)) { yield s; yield [first, ...s]; } }
console.log([...powerset([1, 2, 3])].map(s => `[${s}]`).join(' '));
const product = (...lists) => lists.reduce((acc, l) => acc.flatMap(a => l.map(x => [...a, x])), [[]]);
console.log(product(['web', 'db'], [1, 2], ['a', 'b']).map(p => p.join('-')).join(' '));
const mixed = new Set([NaN, NaN, 0, -0, '0', null, undefined, undefined, [], []]);
console.log(mixed.size, mixed.has(NaN), Object.is([...mixed][1], 0), mixed.delete('0'), mixed.delete('0'), mixed.size);
const s = new Set([1, 2, 3]); const seen = [];
for (const x of s) { seen.push(x); if (x < 4) s.add(x + 2); if (x === 2) s.delete(3); }
console.log(seen.join(), show(s));
const invert = m => new Map([...m].map(([k, v]) => [v, k]));
console.log(JSON.stringify([...invert(new Map(Object.entries({ a: 1, b: 2, c: 1 })))]));
