const docs = { d1: 'Disk full on web server', d2: 'Web server restarted after disk check', d3: 'Database server slow, check indexes' };
const terms = s => s.toLowerCase().match(/\w+/g).filter(w => w.length > 2);
const index = new Map();
for (const [id, text] of Object.entries(docs)) terms(text).forEach((t, at) => { if (!index.has(t)) index.set(t, {}); (index.get(t)[id] ??= []).push(at); });
const idf = t => Math.log(3 / Object.keys(index.get(t) ?? {}).length);
function search(query) {
  const score = {};
  for (const t of terms(query)) for (const [id, { length }] of Object.entries(index.get(t) ?? {})) score[id] = (score[id] ?? 0) + length * idf(t);
  return Object.entries(score).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([id, s]) => `${id}:${s.toFixed(3)}`);
}
for (const q of ['disk', 'server', 'web disk', 'slow check', 'unknown']) console.log(q.padEnd(12), search(q).join(' ') || 'none');
const highlight = (s, q) => s.replace(new RegExp(`\\b(${terms(q).join('|')})\\b`, 'gi'), '[$1]');
console.log(highlight(docs.d2, 'DISK web'), [...index.keys()].length, JSON.stringify(index.get('check')));
