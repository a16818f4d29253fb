const samples = 'cpu{host=a} 1;cpu{host=b} 3;mem{host=a,kind=rss} 10;cpu{host=a} 5;mem{host=b,kind=rss} 20;bad'.split(';');
const series = new Map();
for (const s of samples) {
  const { name, labels, value } = /^(?<name>\w+)\{(?<labels>[^}]*)\} (?<value>-?[\d.]+)$/.exec(s)?.groups ?? {};
  if (name === undefined) { console.log('skipped', s); continue; }
  const map = Object.fromEntries(labels.split(',').map(p => p.split('=')));
  const entry = series.get(name) ?? { count: 0, sum: 0, min: Infinity, max: -Infinity, hosts: new Set() };
  entry.count++; entry.sum += +value; entry.min = Math.min(entry.min, value); entry.max = Math.max(entry.max, value); entry.hosts.add(map.host);
  series.set(name, entry);
}
for (const [name, { count, sum, min, max, hosts }] of series) console.log(name, count, sum, min, max, (sum / count).toFixed(3), [...hosts].join('+'));
