// A chart of points that a page has, and of what a stream brings one by one.
import { Table, summary } from './data.js';
import { follow, valueOf } from './live.js';
import { Plot, load } from './plot.js';
import { number, time } from './units.js';

export async function start(figure) {
  const chart = new Chart(figure);
  if (figure.dataset.stream) follow(figure.dataset.stream, (data) => chart.take(data));
  chart.begin(await load(), 'left and right go from point to point');
}

class Chart extends Plot {
  constructor(figure) {
    super(figure);
    this.series = JSON.parse(figure.dataset.series);
    this.data = JSON.parse(figure.dataset.points);
    this.keep = Number(figure.dataset.keep);
    this.unit = figure.dataset.unit;
    this.latest = null;
    this.table = new Table(figure, this);
  }

  text(value) {
    return value == null ? '' : number(value) + this.unit;
  }

  plain(value) {
    return number(value);
  }

  unitOf() {
    return this.unit;
  }

  when(index) {
    return time(this.data[0][index]);
  }

  toggled(i) {
    this.plot.setSeries(i + 1, { show: !this.hidden.has(i) });
  }

  // A point of a stream: a number, or a map of the series.
  take(data) {
    const value = valueOf(data, this.figure);
    if (value === undefined || value === null) return;
    const at = typeof data.at === 'number' ? data.at : Date.now() / 1000;
    const point = typeof value === 'number' ? [this.rate(value, at)] : this.series.map((label) => (typeof value[label] === 'number' ? value[label] : null));
    if (point[0] === undefined) return;
    this.data[0].push(at);
    this.series.forEach((_, i) => this.data[i + 1].push(point[i] ?? null));
    while (this.data[0].length > this.keep) this.data.forEach((column) => column.shift());
    this.stale();
  }

  rate(total, at) {
    if (!this.figure.hasAttribute('data-rate')) return total;
    const before = this.latest;
    this.latest = { total, at };
    return before && at > before.at ? Math.max(0, (total - before.total) / (at - before.at)) : undefined;
  }

  update() {
    super.update();
    this.figure.querySelector('.rem-summary').textContent = summary(this.series, this.data, (value) => this.text(value));
    this.table.show();
  }
}
