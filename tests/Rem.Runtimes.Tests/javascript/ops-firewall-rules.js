// Rules in order, networks as numbers, the first that fits decides.
const toInt = ip => ip.split('.').reduce((n, part) => {
  const v = Number(part);
  if (!/^\d{1,3}$/.test(part) || v > 255) throw new RangeError(`'${ip}' is no address`);
  return n * 256 + v;
}, 0);
const network = text => {
  const [ip, bits = '32'] = text.split('/');
  const size = 2 ** (32 - Number(bits)), start = Math.floor(toInt(ip) / size) * size;
  return { start, end: start + size - 1, bits: Number(bits), has: n => n >= start && n < start + size };
};
const ports = text => text === 'any' ? () => true : (list => p => list.some(([a, b = a]) => p >= a && p <= b))(text.split(',').map(r => r.split('-').map(Number)));
const rule = line => {
  const { action, proto, from, to, port = 'any' } = /^(?<action>allow|deny)\s+(?<proto>tcp|udp|any)\s+from\s+(?<from>\S+)\s+to\s+(?<to>\S+)(?:\s+port\s+(?<port>\S+))?$/.exec(line)?.groups ?? (() => { throw new SyntaxError(`rule not understood: ${line}`); })();
  const side = s => s === 'any' ? () => true : network(s).has;
  return Object.freeze({ line, action, fits: p => (proto === 'any' || proto === p.proto) && side(from)(toInt(p.from)) && side(to)(toInt(p.to)) && ports(port)(p.port) });
};
const rules = Object.freeze(`allow tcp from 10.0.0.0/8 to 10.1.0.0/16 port 22,80-90
deny any from 10.6.0.0/16 to any
allow udp from any to 10.1.2.3 port 53
allow tcp from 192.168.1.128/25 to any port 443
deny any from any to any`.split('\n').map(rule));
const decide = p => { const at = rules.findIndex(r => r.fits(p)); return `${rules[at].action} by ${at + 1}`; };
for (const [proto, from, to, port] of [['tcp', '10.2.3.4', '10.1.9.9', 85], ['tcp', '10.6.0.1', '10.1.0.1', 91], ['udp', '8.8.8.8', '10.1.2.3', 53], ['tcp', '192.168.1.127', '1.1.1.1', 443], ['tcp', '192.168.1.200', '1.1.1.1', 443], ['udp', '10.2.0.1', '10.1.0.1', 22]]) {
  console.log(proto, from, to, port, decide({ proto, from, to, port }));
}
for (const bad of ['allow tcp from 10.0.0.300 to any', 'permit all', 'deny any from 1.2.3 to any port 1']) {
  try { rule(bad).fits({ proto: 'tcp', from: '1.1.1.1', to: '1.1.1.1', port: 1 }); console.log('taken', bad); } catch (e) { console.log(e.name, e.message); }
}
const text = n => [24, 16, 8, 0].map(s => Math.floor(n / 2 ** s) % 256).join('.');
const split = (net, bits) => { const { start, end } = network(net), size = 2 ** (32 - bits); return Array.from({ length: (end - start + 1) / size }, (_, i) => `${text(start + i * size)}/${bits}`); };
console.log(split('10.0.0.0/22', 24).join(), text(network('172.16.5.4/12').start), text(network('172.16.5.4/12').end));
try { rules.push(rule('allow any from any to any')); } catch (e) { console.log(e.name, rules.length); }
