const hash = s => { let h = 0x811c9dc5; for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193); h ^= h >>> 15; h = Math.imul(h, 0x85ebca6b); return (h ^ h >>> 13) >>> 0; };
const ring = (nodes, replicas = 20) => nodes.flatMap(n => Array.from({ length: replicas }, (_, i) => [hash(`${n}#${i}`), n])).sort(([a], [b]) => a - b);
const owner = (r, key) => (r.find(([h]) => h >= hash(key)) ?? r[0])[1];
const keys = Array.from({ length: 300 }, (_, i) => `user:${i * 37}`);
const before = ring(['n1', 'n2', 'n3']), after = ring(['n1', 'n2', 'n3', 'n4']);
const tally = r => keys.reduce((t, k) => { const o = owner(r, k); return { ...t, [o]: (t[o] || 0) + 1 }; }, {});
for (const t of [tally(before), tally(after)]) console.log(Object.keys(t).sort().map(k => `${k}=${t[k]}`).join(' '));
const moved = keys.filter(k => owner(before, k) !== owner(after, k));
console.log(moved.length, moved.every(k => owner(after, k) === 'n4'), hash('').toString(16), hash('abc').toString(16));
