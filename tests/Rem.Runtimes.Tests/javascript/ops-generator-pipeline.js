const pipe = (source, ...stages) => stages.reduce((s, stage) => stage(s), source);
const map = f => function* (s) { let i = 0; for (const x of s) yield f(x, i++); };
const filter = f => function* (s) { for (const x of s) if (f(x)) yield x; };
const take = n => function* (s) { if (n <= 0) return; let left = n; for (const x of s) { yield x; if (--left === 0) return; } };
const chunk = n => function* (s) { let part = []; for (const x of s) { part.push(x); if (part.length === n) { yield part; part = []; } } if (part.length) yield part; };
const dedupe = (key = x => x) => function* (s) { const seen = new Set(); for (const x of s) { const k = key(x); if (!seen.has(k)) { seen.add(k); yield x; } } };
const tap = f => function* (s) { for (const x of s) { f(x); yield x; } };
function* lines() { let n = 0; try { while (true) yield `${++n} ${['INFO', 'WARN', 'ERROR'][n % 3]} worker-${n % 4}`; } finally { console.log('source closed after', n); } }
const out = pipe(lines(), filter(l => !l.includes('INFO')), map(l => l.split(' ')), map(([n, level, who]) => ({ n: +n, level, who })), take(7), chunk(3));
for (const part of out) console.log(part.map(({ n, level, who }) => `${n}:${level[0]}:${who.slice(-1)}`).join(' '));
let touched = 0;
console.log([...pipe([3, 1, 3, 2, 1], tap(() => touched++), dedupe(), map((x, i) => x * 10 + i))].join(), touched);
function* zip(...sources) { const its = sources.map(s => s[Symbol.iterator]()); for (;;) { const r = its.map(i => i.next()); if (r.some(x => x.done)) return its.forEach(i => i.return?.()); yield r.map(x => x.value); } }
console.log([...zip('abc', [1, 2, 3, 4], pipe(lines(), take(9)))].map(String).join(' | '));
console.log([...pipe([], chunk(2))].length, [...pipe(lines(), take(0))].length);
