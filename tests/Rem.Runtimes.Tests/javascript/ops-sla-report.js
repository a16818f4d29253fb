const checks = '111101111111001111111111'.split('').map((c, i) => ({ at: Date.UTC(2024, 4, 1, i), up: c === '1' }));
const outages = [];
let down = null;
for (const { at, up } of checks) { if (!up) down ??= at; else if (down !== null) { outages.push([down, at]); down = null; } }
for (const [from, to] of outages) console.log(new Date(from).toISOString(), '->', new Date(to).toISOString().slice(11, 16), (to - from) / 36e5 + 'h');
const up = checks.filter(c => c.up).length / checks.length;
console.log(`${(up * 100).toFixed(2)}%`, up >= 0.999 ? 'met' : 'missed');
for (const sla of [99, 99.9, 99.99, 99.999]) console.log(`${sla}%`.padEnd(8), ((1 - sla / 100) * 365 * 24 * 60).toFixed(1).padStart(8), 'min/year');
const mtbf = outages.slice(1).map(([f], i) => f - outages[i][1]).reduce((a, b) => a + b, 0) / 36e5 / Math.max(1, outages.length - 1);
const mttr = outages.reduce((s, [a, b]) => s + b - a, 0) / outages.length / 36e5;
console.log(mtbf, mttr, new Date(checks.at(-1).at).getUTCHours(), new Date(Date.UTC(2024, 4, 1)).toISOString().replace(/\D/g, '').slice(0, 8));
