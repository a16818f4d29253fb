const lines = [
  '10.0.0.5 - alice [12/Mar/2025:10:15:32 +0000] "GET /api/items?id=4 HTTP/1.1" 200 512 0.031',
  '10.0.0.9 - - [12/Mar/2025:10:15:33 +0000] "POST /api/items HTTP/1.1" 201 98 0.120',
  '10.0.0.5 - alice [12/Mar/2025:10:15:35 +0000] "GET /health HTTP/1.1" 200 2 0.001',
  'garbage line',
  '192.168.1.7 - bob [12/Mar/2025:10:16:01 +0000] "GET /api/items HTTP/2" 500 0 1.502',
];
const pattern = /^(?<ip>\S+) \S+ (?<user>\S+) \[(?<time>[^\]]+)\] "(?<method>[A-Z]+) (?<path>[^\s?]+)(?:\?(?<query>\S*))? HTTP\/(?<version>[\d.]+)" (?<status>\d{3}) (?<size>\d+) (?<took>[\d.]+)$/;
const byStatus = new Map();
let bytes = 0, bad = 0;
for (const line of lines) {
  const m = pattern.exec(line);
  if (!m) { bad++; continue; }
  const { ip, user, method, path, query = '(none)', status, size, took } = m.groups;
  bytes += +size;
  const family = `${status[0]}xx`;
  byStatus.set(family, (byStatus.get(family) ?? 0) + 1);
  console.log(ip.padEnd(14), user.padEnd(6), method.padEnd(5), path.padEnd(12), query.padEnd(7), status, Number(took) * 1000 | 0);
}
console.log(JSON.stringify([...byStatus]), bytes, bad);
const slow = lines.map(l => l.match(pattern)?.groups).filter(Boolean).filter(g => g.took > 0.1).map(({ path, took }) => `${path}=${took}`);
console.log(slow.join('; '));
