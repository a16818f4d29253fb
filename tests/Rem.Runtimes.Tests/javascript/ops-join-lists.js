const hosts = [{ id: 1, name: 'web-1', dc: 'ams' }, { id: 2, name: 'web-2', dc: 'fra' }, { id: 3, name: 'db-1', dc: 'ams' }];
const alerts = [{ host: 3, text: 'disk full' }, { host: 1, text: 'cpu' }, { host: 9, text: 'ghost' }, { host: 3, text: 'slow query' }];
const index = new Map(hosts.map(h => [h.id, h]));
const inner = alerts.flatMap(a => index.has(a.host) ? [{ ...index.get(a.host), ...a }] : []);
console.log(JSON.stringify(inner));
const left = hosts.map(({ id, name }) => ({ name, alerts: alerts.filter(a => a.host === id).map(a => a.text) }));
left.forEach(({ name, alerts: { length, 0: first = '-' } }) => console.log(name, length, first));
const orphans = alerts.filter(({ host }) => !index.has(host));
console.log(orphans.map(o => o.text).join(), orphans.length);
function* outer(a, b, ka, kb) {
  const seen = new Set();
  for (const x of a) {
    let found = false;
    for (const [i, y] of b.entries()) if (x[ka] === y[kb]) { found = true; seen.add(i); yield [x, y]; }
    if (!found) yield [x, null];
  }
  for (const [i, y] of b.entries()) if (!seen.has(i)) yield [null, y];
}
for (const [h, a] of outer(hosts, alerts, 'id', 'host')) console.log((h?.name ?? 'NULL') + ' | ' + (a?.text ?? 'NULL'));
