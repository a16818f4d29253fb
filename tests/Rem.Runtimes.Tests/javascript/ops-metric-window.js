// Rates over sliding windows, with numbers that have to come out the same.
class Window {
  #points = [];
  constructor(seconds) { this.seconds = seconds; }
  add(at, value = 1) { this.#points.push([at, value]); while (this.#points.length && this.#points[0][0] <= at - this.seconds) this.#points.shift(); return this; }
  get sum() { return this.#points.reduce((a, [, v]) => a + v, 0); }
  get rate() { return this.#points.length ? this.sum / this.seconds : 0; }
  get spread() { const v = this.#points.map(([, x]) => x); return [Math.min(...v), Math.max(...v)]; }
  *[Symbol.iterator]() { yield* this.#points.map(([at]) => at); }
}
const window = new Window(10);
for (let at = 0; at < 40; at += 3) {
  window.add(at, (at * 7) % 5);
  if (at % 9 === 0) console.log(at, window.sum, window.rate.toFixed(2), window.spread.join('..'), [...window].join());
}
const ewma = (alpha, values) => values.reduce(([last], v) => { const next = last === undefined ? v : alpha * v + (1 - alpha) * last; return [next]; }, [])[0];
console.log(ewma(0.5, [1, 2, 3, 4]), ewma(0.25, [10, 0, 10, 0]), ewma(0.5, []));
const rms = values => Math.sqrt(values.reduce((a, v) => a + v ** 2, 0) / values.length);
console.log(rms([3, 4]).toFixed(6), Math.hypot(3, 4, 12), Math.hypot(), Math.hypot(NaN, Infinity), Math.hypot(1e200, 1e200) < Infinity, 2 ** 0.5, 2 ** -1, (-8) ** (1 / 3));
console.log(Math.max(), Math.min(), Math.max(1, 'x'), Math.max([], 2), Object.is(Math.max(-0, 0), 0), Object.is(Math.min(0, -0), -0), Math.max(...[3, 1, 2]));
const histogram = (values, edges) => { const out = new Array(edges.length + 1).fill(0); for (const v of values) { const i = edges.findIndex(e => v <= e); out[i < 0 ? edges.length : i]++; } return out; };
console.log(histogram([1, 5, 9, 10, 11, 100, 0.5], [1, 10, 50]).join());
const quantile = (sorted, q) => { const p = (sorted.length - 1) * q, lo = Math.floor(p), hi = Math.ceil(p); return sorted[lo] + (sorted[hi] - sorted[lo]) * (p - lo); };
const data = [12, 4, 8, 15, 16, 23, 42].sort((a, b) => a - b);
console.log([0, 0.25, 0.5, 0.9, 1].map(q => quantile(data, q).toFixed(2)).join());
const derive = points => points.slice(1).map(([t, v], i) => (v - points[i][1]) / (t - points[i][0]));
console.log(derive([[0, 0], [10, 50], [15, 50], [20, 20]]).join());
