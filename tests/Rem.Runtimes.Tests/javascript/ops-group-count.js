const events = [['web', 'ok'], ['db', 'fail'], ['web', 'fail'], ['web', 'ok'], ['cache', 'ok'], ['db', 'ok'], ['web', 'timeout']].map(([service, result], i) => ({ service, result, at: i * 15 }));
const groupBy = (list, key) => list.reduce((groups, item) => { (groups[key(item)] ||= []).push(item); return groups; }, {});
const countBy = (list, key) => { const m = new Map(); for (const item of list) m.set(key(item), 1 + (m.get(key(item)) || 0)); return m; };
const groups = groupBy(events, e => e.service);
for (const [name, list] of Object.entries(groups)) console.log(name, list.length, list.map(e => e.result).join('/'));
console.log(JSON.stringify(Object.fromEntries(countBy(events, e => e.result))));
const pivot = {};
for (const { service, result } of events) { pivot[service] ??= {}; pivot[service][result] ??= 0; pivot[service][result]++; }
console.log(JSON.stringify(pivot));
const columns = [...new Set(events.map(e => e.result))].sort();
console.log(['service', ...columns].map(c => c.padStart(8)).join(''));
for (const s in pivot) console.log([s, ...columns.map(c => pivot[s][c] ?? 0)].map(c => String(c).padStart(8)).join(''));
const buckets = groupBy(events, e => Math.floor(e.at / 60));
console.log(Object.keys(buckets).map(k => `${k}m:${buckets[k].length}`).join(' '));
