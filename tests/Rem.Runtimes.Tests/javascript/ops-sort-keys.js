const rows = [
  { name: 'delta', tier: 2, cpu: 0.5, up: true }, { name: 'alpha', tier: 1, cpu: 0.9, up: false },
  { name: 'Bravo', tier: 2, cpu: 0.5, up: true }, { name: 'charlie', tier: 1, cpu: 0.1, up: true },
  { name: 'echo', tier: 3, cpu: NaN, up: false }, { name: 'alpha', tier: 1, cpu: 0.95, up: true },
];
const by = (...keys) => (a, b) => {
  for (const key of keys) {
    const down = typeof key === 'string' && key.startsWith('-');
    const get = typeof key === 'function' ? key : r => r[down ? key.slice(1) : key];
    const x = get(a), y = get(b);
    if (x < y) return down ? 1 : -1;
    if (x > y) return down ? -1 : 1;
  }
  return 0;
};
const show = list => console.log(list.map(r => `${r.name}/${r.tier}/${r.cpu}`).join(' '));
show(rows.toSorted(by('tier', '-cpu')));
show([...rows].sort(by('-up', 'name')));
show([...rows].sort(by(r => r.name.toLowerCase(), '-tier', 'cpu')));
show(rows.slice().sort(by('-tier', r => r.name.length)));
console.log(rows.map(r => r.name).sort().join(), ['b10', 'b9', 'b1'].sort().join());
const natural = (a, b) => {
  const pa = a.split(/(\d+)/), pb = b.split(/(\d+)/);
  for (let i = 0; i < Math.max(pa.length, pb.length); i++) {
    const x = pa[i] ?? '', y = pb[i] ?? '';
    if (x !== y) return i % 2 ? x - y : x < y ? -1 : 1;
  }
  return 0;
};
console.log(['disk10', 'disk9', 'disk1', 'disk1b', 'cd2', 'disk'].sort(natural).join());
