function* moving(source, n) {
  const window = [];
  let sum = 0;
  for (const x of source) {
    window.push(x); sum += x;
    if (window.length > n) sum -= window.shift();
    yield sum / window.length;
  }
}
const load = [1, 4, 2, 8, 5, 7, 1, 0, 3, 9];
console.log([...moving(load, 3)].map(x => x.toFixed(3)).join(' '));
const ema = alpha => { let v; return x => v = v === undefined ? x : alpha * x + (1 - alpha) * v; };
console.log(load.map(ema(0.3)).map(x => Math.round(x * 1e4) / 1e4).join(' '));
const counters = [[0, 100], [10, 150], [20, 150], [30, 20], [45, 95]];
const rates = counters.slice(1).map(([t, v], i) => { const [t0, v0] = counters[i]; return (v >= v0 ? v - v0 : v) / (t - t0); });
console.log(rates.join());
const spikes = load.flatMap((x, i) => i && x > 2 * load[i - 1] ? [`${i}:${x}`] : []);
console.log(spikes.join(' '), 0.1 + 0.2, 1 / 3);
const spark = v => { const max = Math.max(...v); return v.map(x => '▁▂▃▄▅▆▇█'[Math.round(x / max * 7)]).join(''); };
console.log(spark(load));
const cumulative = load.reduce((a, x) => [...a, (a.at(-1) ?? 0) + x], []);
console.log(cumulative.join());
