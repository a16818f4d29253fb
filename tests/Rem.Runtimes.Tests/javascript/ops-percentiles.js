const latencies = Array.from({ length: 50 }, (_, i) => (i * 7919) % 1009);
const sorted = [...latencies].sort((a, b) => a - b);
function percentile(values, p) {
  if (values.length === 0) return NaN;
  const rank = (values.length - 1) * p / 100, low = Math.floor(rank), high = Math.ceil(rank);
  return values[low] + (values[high] - values[low]) * (rank - low);
}
for (const p of [0, 1, 25, 50, 75, 90, 95, 99, 99.9, 100]) console.log(`p${p}`.padEnd(6) + percentile(sorted, p).toFixed(2).padStart(9));
const mean = latencies.reduce((a, b) => a + b, 0) / latencies.length;
const variance = latencies.reduce((s, x) => s + (x - mean) ** 2, 0) / (latencies.length - 1);
console.log(mean, Math.sqrt(variance).toFixed(6), Math.min(...latencies), Math.max(...latencies));
console.log(percentile([], 50), percentile([4], 99), latencies.sort().slice(0, 6).join());
const histogram = new Array(6).fill(0);
for (const v of sorted) histogram[Math.min(5, v / 200 | 0)]++;
histogram.forEach((n, i) => console.log(`${String(i * 200).padStart(4)}+ ${'#'.repeat(n)} ${n}`));
