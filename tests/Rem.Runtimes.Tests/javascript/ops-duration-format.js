const parts = [['d', 86400], ['h', 3600], ['m', 60], ['s', 1]];
const format = seconds => {
  if (seconds === 0) return '0s';
  let rest = Math.abs(seconds), out = seconds < 0 ? '-' : '';
  for (const [unit, size] of parts) {
    const n = unit === 's' ? +rest.toFixed(3) : Math.floor(rest / size);
    rest -= n * size;
    if (n) out += n + unit;
  }
  return out;
};
const parse = text => {
  const all = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[wdhms])/g)];
  if (!all.length || all.map(m => m[0]).join('') !== text) throw new Error(`bad duration "${text}"`);
  return all.reduce((s, [, n, u]) => s + n * { ms: .001, s: 1, m: 60, h: 3600, d: 86400, w: 604800 }[u], 0);
};
for (const t of ['90s', '1h30m', '2d4h', '250ms', '1.5h', '1w', '10x', '', '5 m'])
  try { const s = parse(t); console.log(t.padEnd(6), s, format(s)); } catch ({ message }) { console.log(message); }
for (const s of [0, 59, 60, 3661, 86399, 90061.5, -75]) console.log(s, format(s));
const clock = s => [s / 3600, s / 60 % 60, s % 60].map(x => String(Math.trunc(x)).padStart(2, '0')).join(':');
console.log(clock(3725), clock(86399), clock(0));
const ago = (s) => s < 60 ? 'just now' : s < 3600 ? `${s / 60 | 0} min ago` : s < 86400 ? `${s / 3600 | 0} h ago` : `${s / 86400 | 0} d ago`;
console.log([5, 61, 7300, 200000].map(ago).join(', '));
