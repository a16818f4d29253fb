const names = { jan: 1, feb: 2, mar: 3, dec: 12, sun: 0, mon: 1, fri: 5, sat: 6 };
const ranges = [[0, 59], [0, 23], [1, 31], [1, 12], [0, 6]];
function field(text, [min, max]) {
  const set = new Set();
  for (const part of text.toLowerCase().split(',')) {
    const m = /^(?:(\*)|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(part);
    if (!m) throw new RangeError(`cannot read "${part}"`);
    const [, star, from, to, step = '1'] = m, num = s => names[s] ?? Number(s);
    const a = star ? min : num(from), b = star ? max : to !== undefined ? num(to) : m[4] ? max : a;
    if (!(a >= min && b <= max && a <= b)) throw new RangeError(`${part} is outside ${min}-${max}`);
    for (let i = a; i <= b; i += +step) set.add(i);
  }
  return set;
}
const compile = expression => {
  const sets = expression.trim().split(/\s+/).map((t, i) => field(t, ranges[i]));
  return d => [d.getUTCMinutes(), d.getUTCHours(), d.getUTCDate(), d.getUTCMonth() + 1, d.getUTCDay()].every((v, i) => sets[i].has(v));
};
for (const e of ['*/20 9-17 * * mon-fri', '0 0 1 jan,dec *', '5/15 3 * * *', '61 * * * *', '* * * * ?', '30 6 29 2 *']) {
  try {
    const match = compile(e), t = new Date(Date.UTC(2024, 0, 1));
    const found = [];
    for (let i = 0; i < 60 * 24 * 62 && found.length < 3; i++, t.setUTCMinutes(t.getUTCMinutes() + 1)) if (match(t)) found.push(t.toISOString().slice(0, 16));
    console.log(e.padEnd(22), found.join(' '));
  } catch (x) { console.log(e.padEnd(22), x.name, x.message); }
}
