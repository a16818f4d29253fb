const values = Array.from({ length: 24 }, (_, h) => Math.round(50 + 40 * Math.sin((h - 6) / 24 * 2 * Math.PI)));
const rows = 6, top = Math.max(...values), bottom = Math.min(...values);
for (let r = rows; r >= 0; r--) {
  const level = bottom + (top - bottom) * r / rows;
  console.log(level.toFixed(1).padStart(6) + ' |' + values.map(v => v >= level ? '*' : ' ').join('').trimEnd());
}
console.log(' '.repeat(7) + '+' + values.map((_, i) => i % 6 ? '-' : '+').join(''));
console.log(values.join(), top, bottom);
const bars = { get: 120, post: 45, delete: 3 };
const [widest, most] = Object.entries(bars).reduce(([w, m], [k, v]) => [Math.max(w, k.length), Math.max(m, v)], [0, 0]);
for (const [k, v] of Object.entries(bars)) console.log(`${k.padStart(widest)} ${'='.repeat(Math.ceil(v / most * 20)).padEnd(20)} ${(v / 168 * 100).toPrecision(3)}%`);
