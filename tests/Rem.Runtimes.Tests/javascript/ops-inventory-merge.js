// Hosts from several sources, the better source winning field by field, with where it came from.
const sources = [
  { name: 'cmdb', weight: 1, rows: [{ host: 'Web1', ip: '10.0.0.1', owner: 'ann', os: 'linux' }, { host: 'db1', ip: '10.0.0.9', owner: null }] },
  { name: 'scan', weight: 3, rows: [{ host: 'web1.example.org', ip: '10.0.0.2', ports: [80, 443] }, { host: 'DB1', ip: '10.0.0.9', ports: [5432] }, { host: 'ghost', ip: '10.0.0.66', ports: [] }] },
  { name: 'hand', weight: 2, rows: [{ host: 'db1', owner: 'bob', note: 'moved' }, { host: '', ip: '?' }] },
];
const key = ({ host = '' }) => host.toLowerCase().split('.')[0] || null;
const empty = v => v === undefined || v === null || v === '' || Array.isArray(v) && v.length === 0;
const merge = all => {
  const hosts = new Map(), refused = [];
  for (const { name, weight, rows } of all) for (const [i, row] of rows.entries()) {
    const id = key(row);
    if (!id) { refused.push(`${name}[${i}]`); continue; }
    const entry = hosts.get(id) ?? hosts.set(id, { id, fields: {}, seen: [] }).get(id);
    entry.seen.push(name);
    for (const [field, value] of Object.entries(row)) {
      if (field === 'host' || empty(value)) continue;
      const old = entry.fields[field];
      const offer = { value, from: name, weight };
      if (!old) entry.fields[field] = { ...offer, others: [] };
      else if (weight > old.weight) entry.fields[field] = { ...offer, others: [...old.others, { value: old.value, from: old.from }] };
      else old.others.push({ value, from: name });
    }
  }
  return { hosts: [...hosts.values()], refused };
};
const { hosts, refused } = merge(sources);
for (const { id, fields, seen } of hosts.toSorted((a, b) => a.id < b.id ? -1 : 1)) {
  console.log(`${id} (${seen.join('+')})`);
  for (const [field, { value, from, others }] of Object.entries(fields)) {
    const clash = others.filter(o => JSON.stringify(o.value) !== JSON.stringify(value));
    console.log(`  ${field} = ${JSON.stringify(value)} by ${from}${clash.length ? `, not ${clash.map(o => `${JSON.stringify(o.value)} of ${o.from}`).join()}` : ''}`);
  }
}
console.log(refused.join(), hosts.filter(h => h.seen.length === 1).map(h => h.id).join());
const diff = (a, b) => { const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(); return keys.flatMap(k => JSON.stringify(a[k]) === JSON.stringify(b[k]) ? [] : [`${k in a ? k in b ? '~' : '-' : '+'}${k}`]); };
const flat = list => Object.fromEntries(list.map(({ id, fields }) => [id, Object.fromEntries(Object.entries(fields).map(([k, f]) => [k, f.value]))]));
const before = flat(hosts), after = flat(merge(sources.slice(0, 2)).hosts);
console.log(diff(before, after).join(), diff(before.db1, after.db1).join(), diff(before.web1, after.web1).length);
const index = Object.entries(before).reduce((map, [id, { ip }]) => map.set(ip, (map.get(ip) ?? new Set()).add(id)), new Map());
console.log([...index].map(([ip, ids]) => `${ip}:${[...ids]}`).join(' '), [...index.keys()].sort((a, b) => a.split('.').at(-1) - b.split('.').at(-1)).join());
