const items = [['db', 8, 13], ['web', 3, 7], ['cache', 4, 8], ['job', 5, 10], ['log', 2, 3]].map(([name, size, value]) => ({ name, size, value }));
function best(list, room) {
  const table = Array.from({ length: room + 1 }, () => ({ value: 0, names: [] }));
  for (const { name, size, value } of list) for (let r = room; r >= size; r--) { const { value: v, names } = table[r - size]; if (v + value > table[r].value) table[r] = { value: v + value, names: [...names, name] }; }
  return table[room];
}
for (const room of [1, 5, 10, 22]) { const { value, names } = best(items, room); console.log(room, value, names.join('+') || 'nothing'); }
const pack = (list, room) => list.toSorted((a, b) => b.size - a.size).reduce((bins, i) => { const bin = bins.find(b => b.free >= i.size); if (bin) { bin.free -= i.size; bin.names.push(i.name); return bins; } return [...bins, { free: room - i.size, names: [i.name] }]; }, []);
pack(items, 9).forEach(({ free, names }, n) => console.log(`node-${n}`, names.join(','), 'free', free));
const change = (amount, coins) => coins.reduce((out, c) => { const n = Math.trunc(amount / c); amount -= n * c; return n ? { ...out, [c]: n } : out; }, {});
console.log(JSON.stringify(change(187, [100, 50, 20, 10, 5, 2, 1])));
const ways = (amount, coins) => coins.reduce((w, c) => { for (let i = c; i <= amount; i++) w[i] += w[i - c]; return w; }, [1, ...new Array(amount).fill(0)])[amount];
console.log(ways(100, [1, 5, 10, 25, 50]), ways(3, [2]));
