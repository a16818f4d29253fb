const split = (cents, weights) => {
  const total = weights.reduce((a, b) => a + b, 0), parts = weights.map(w => Math.floor(cents * w / total));
  for (let left = cents - parts.reduce((a, b) => a + b, 0), i = 0; left > 0; left--, i++) parts[i % parts.length]++;
  return parts;
};
for (const [c, w] of [[1000, [1, 1, 1]], [100, [50, 30, 20]], [1, [1, 1]], [99999, [7, 11, 13]]]) { const p = split(c, w); console.log(c, p.join(), p.reduce((a, b) => a + b) === c); }
const money = (cents, { symbol = '$', group = ',' } = {}) => `${cents < 0 ? '-' : ''}${symbol}${Math.trunc(Math.abs(cents) / 100).toString().replace(/(?<=\d)(?=(?:\d{3})+$)/g, group)}.${(Math.abs(cents) % 100 + '').padStart(2, 0)}`;
console.log([0, 5, 123456789, -100000].map(c => money(c)).join(' '), money(1234567, { symbol: 'EUR ', group: '.' }));
const tiers = [[100, 10], [1000, 8], [Infinity, 5]];
const price = units => { let sum = 0, from = 0; for (const [upTo, each] of tiers) { const n = Math.min(units, upTo) - from; if (n <= 0) break; sum += n * each; from = upTo; } return sum; };
console.log([0, 1, 100, 101, 1000, 5000].map(price).join(), (0.1 + 0.7) * 10 | 0, Math.round(-2.5), Math.round(2.5));
