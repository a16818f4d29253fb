const zone = `$TTL 3600
@ IN SOA ns1 admin 2024010101 ; serial
@ IN NS ns1
ns1 300 IN A 10.0.0.1
www IN CNAME web
web IN A 10.0.0.2
 IN A 10.0.0.3
loop IN CNAME loop2
loop2 IN CNAME loop`;
let ttl = 0, last = '@';
const records = [];
for (const line of zone.split('\n').map(l => l.replace(/\s*;.*$/, ''))) {
  const t = /^\$TTL (\d+)$/.exec(line);
  if (t) { ttl = +t[1]; continue; }
  const [, name, own, type, data] = /^(\S*)\s+(?:(\d+)\s+)?IN\s+(\w+)\s+(.+)$/.exec(line);
  last = name || last;
  records.push({ name: last, ttl: Number(own ?? ttl), type, data });
}
function resolve(name, seen = new Set()) {
  if (seen.has(name)) throw new Error(`loop: ${[...seen, name].join(' > ')}`);
  const found = records.filter(r => r.name === name), alias = found.find(r => r.type === 'CNAME');
  return alias ? resolve(alias.data, seen.add(name)) : found.filter(r => r.type === 'A').map(r => r.data);
}
for (const n of ['www', 'ns1', 'none', 'loop']) try { console.log(n, resolve(n).join() || 'NXDOMAIN'); } catch ({ message }) { console.log(message); }
console.log(records.length, records.map(r => r.ttl).join(), records.filter(({ type }) => /^(NS|SOA)$/.test(type)).map(r => r.data.split(' ').length).join());
