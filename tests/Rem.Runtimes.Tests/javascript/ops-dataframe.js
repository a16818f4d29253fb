// Columns, groups and joins, as a small class that is chained.
class Frame {
  #rows;
  constructor(rows) { this.#rows = Object.freeze(rows.map(r => Object.freeze({ ...r }))); }
  static csv(text) { const [head, ...lines] = text.trim().split('\n').map(l => l.split(',').map(c => c.trim())); return new Frame(lines.map(l => Object.fromEntries(head.map((h, i) => [h, l[i] === '' || l[i] === undefined ? null : isNaN(l[i]) ? l[i] : +l[i]])))); }
  get columns() { return [...new Set(this.#rows.flatMap(Object.keys))]; }
  get length() { return this.#rows.length; }
  *[Symbol.iterator]() { yield* this.#rows; }
  where(test) { return new Frame(this.#rows.filter(test)); }
  with(columns) { return new Frame(this.#rows.map((r, i) => Object.entries(columns).reduce((row, [k, f]) => ({ ...row, [k]: f(row, i) }), r))); }
  select(...names) { return new Frame(this.#rows.map(r => Object.fromEntries(names.map(n => [n, r[n] ?? null])))); }
  sort(...keys) { const parts = keys.map(k => k.startsWith('-') ? [k.slice(1), -1] : [k, 1]); return new Frame(this.#rows.toSorted((a, b) => { for (const [k, s] of parts) { if (a[k] === b[k]) continue; return a[k] === null ? 1 : b[k] === null ? -1 : a[k] < b[k] ? -s : s; } return 0; })); }
  group(key, columns) { const groups = new Map(); for (const r of this.#rows) groups.set(r[key], [...groups.get(r[key]) ?? [], r]); return new Frame([...groups].map(([k, rows]) => ({ [key]: k, ...Object.fromEntries(Object.entries(columns).map(([n, f]) => [n, f(rows)])) }))); }
  join(other, key, { left = false } = {}) { const index = Map.groupBy ? new Map() : new Map(); for (const r of other) index.set(r[key], [...index.get(r[key]) ?? [], r]); return new Frame(this.#rows.flatMap(r => (index.get(r[key]) ?? (left ? [{}] : [])).map(o => ({ ...r, ...o })))); }
  toString() { const names = this.columns, cells = [names, ...this.#rows.map(r => names.map(n => String(r[n] ?? '-')))], widths = names.map((_, i) => Math.max(...cells.map(c => c[i].length))); return cells.map(c => c.map((v, i) => v.padEnd(widths[i])).join(' ').trimEnd()).join('\n'); }
}
const sum = c => rows => rows.reduce((n, r) => n + (r[c] ?? 0), 0), mean = c => rows => +(sum(c)(rows) / rows.length).toFixed(2), count = rows => rows.length, most = c => rows => Math.max(...rows.map(r => r[c] ?? -Infinity));
const hosts = Frame.csv(`host,zone,cpu,load
web1,eu,4,1.5
web2,us,8,
db1,eu,16,12.25
db2,us,16,3
old,,2,0`);
console.log(`${hosts}`);
console.log(String(hosts.with({ free: r => r.load === null ? null : r.cpu - r.load, busy: r => r.free !== null && r.free < 4 }).where(r => r.busy !== false).sort('-free', 'host')));
console.log(String(hosts.group('zone', { hosts: count, cpu: sum('cpu'), load: mean('load'), top: most('load') }).sort('zone')));
const zones = new Frame([{ zone: 'eu', city: 'Köln' }, { zone: 'us', city: 'Ames' }, { zone: 'us', city: 'Bend' }]);
console.log(String(hosts.join(zones, 'zone').select('host', 'city').sort('city', '-host')), hosts.join(zones, 'zone').length, hosts.join(zones, 'zone', { left: true }).length);
try { for (const r of hosts) { 'use strict'; (() => { 'use strict'; r.cpu = 0; })(); } } catch (e) { console.log(e.name, e.message); }
console.log([...hosts].map(r => Object.isFrozen(r)).every(Boolean), hosts.columns.join(), hosts.length, [...hosts.select('nope')].length);
