const toInt = ip => ip.split('.').reduce((n, octet) => (n << 8 | +octet) >>> 0, 0);
const toIp = n => [24, 16, 8, 0].map(s => n >>> s & 255).join('.');
function cidr(text) {
  const [ip, bits = '32'] = text.split('/'), mask = +bits === 0 ? 0 : (-1 << (32 - bits)) >>> 0;
  const first = (toInt(ip) & mask) >>> 0, last = (first | ~mask) >>> 0;
  return { text, first, last, mask: toIp(mask), get size() { return last - first + 1; }, has: x => { const n = toInt(x); return n >= first && n <= last; } };
}
for (const t of ['10.0.0.0/8', '192.168.1.77/26', '255.255.255.255', '0.0.0.0/0', '172.16.5.4/30']) {
  const { first, last, mask, size } = cidr(t);
  console.log(t.padEnd(18), toIp(first).padEnd(16), toIp(last).padEnd(16), mask.padEnd(16), size);
}
const net = cidr('192.168.1.77/26');
console.log(['192.168.1.64', '192.168.1.127', '192.168.1.128', '1.1.1.1'].map(net.has).join());
const split = (c, bits) => { const out = [], step = 2 ** (32 - bits); for (let n = c.first; n <= c.last; n += step) out.push(`${toIp(n)}/${bits}`); return out; };
console.log(split(cidr('10.1.0.0/22'), 24).join(' '), split(net, 28).length);
const valid = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
console.log(['1.2.3.4', '256.1.1.1', '1.2.3', '1.2.3.4.', '01.2.3.4', '0.0.0.0'].map(s => valid.test(s)).join());
const overlap = (a, b) => a.first <= b.last && b.first <= a.last;
console.log(overlap(cidr('10.0.0.0/9'), cidr('10.64.0.0/10')), overlap(cidr('10.0.0.0/24'), cidr('10.0.1.0/24')));
