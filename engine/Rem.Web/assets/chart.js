// Numbers over time, drawn by uPlot. Charts that are not on the screen are not drawn until they are.
import { follow, valueOf } from './live.js';

const base = new URL('.', import.meta.url);
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 43200, 86400, 172800, 604800, 2592000, 31536000];
const frames = new Set();
let library;
let isDrawing = false;

// uPlot is a plain script: it is fetched once, when the first chart of a page begins.
function load() {
  library ??= new Promise((resolve, reject) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = new URL('uplot.min.css', base);
    const script = document.createElement('script');
    script.src = new URL('uplot.min.js', base);
    script.onload = () => resolve(globalThis.uPlot);
    script.onerror = reject;
    document.head.append(style, script);
  });
  return library;
}

export async function start(figure) {
  const chart = new Chart(figure);
  if (figure.dataset.stream) follow(figure.dataset.stream, (data) => chart.take(data));
  chart.draw(await load());
}

class Chart {
  constructor(figure) {
    this.figure = figure;
    this.series = JSON.parse(figure.dataset.series);
    this.data = JSON.parse(figure.dataset.points);
    this.keep = Number(figure.dataset.keep);
    this.unit = figure.dataset.unit;
    this.hidden = new Set();
    this.isSeen = false;
    this.isStale = false;
    this.latest = null;
  }

  draw(uPlot) {
    this.uPlot = uPlot;
    this.place = this.figure.querySelector('.rem-plot');
    this.place.tabIndex = 0;
    this.place.setAttribute('role', 'group');
    this.place.setAttribute('aria-label', `${this.figure.querySelector('figcaption').textContent}: left and right go from point to point`);
    this.said = document.createElement('p');
    this.said.className = 'rem-hidden';
    this.said.setAttribute('role', 'status');
    this.legend = document.createElement('div');
    this.legend.className = 'rem-legend';
    this.place.after(this.legend, this.said);
    this.place.addEventListener('keydown', (event) => this.key(event));
    this.figure.querySelector('details').addEventListener('toggle', () => this.table());
    this.make();
    document.addEventListener('rem:theme', () => this.make());
    new ResizeObserver(() => this.plot.setSize({ width: this.width(), height: Number(this.figure.dataset.height) })).observe(this.figure);
    new IntersectionObserver((entries) => {
      this.isSeen = entries.at(-1).isIntersecting;
      if (this.isSeen && this.isStale) this.ask();
    }, { rootMargin: '100px' }).observe(this.figure);
  }

  width() {
    return Math.max(100, this.place.clientWidth);
  }

  make() {
    const style = getComputedStyle(this.figure);
    const colour = (name) => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--rem-dim'), grid: { stroke: colour('--rem-line'), width: 1 }, ticks: { stroke: colour('--rem-line'), width: 1 }, font: '11px system-ui, sans-serif' };
    this.colours = this.series.map((_, i) => colour(`--rem-series-${(i % 6) + 1}`));
    this.plot?.destroy();
    this.plot = new this.uPlot({
      width: this.width(),
      height: Number(this.figure.dataset.height),
      legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      axes: [{ ...axis, size: 28, space: 70, incrs: steps, values: (_, times) => times.map((each) => clock(each, times[1] - times[0])) }, { ...axis, size: (plot, values) => Math.max(36, 12 + 7 * Math.max(0, ...(values ?? []).map((each) => each.length))) }],
      series: [{}, ...this.series.map((label, i) => ({ label, stroke: this.colours[i], width: 1.5, show: !this.hidden.has(i), points: { show: this.data[0].length < 2 }, dash: i >= 6 ? [6, 4] : [] }))],
      hooks: { setCursor: [() => this.showLegend()] },
    }, this.data, this.place);
    this.place.querySelector('canvas').setAttribute('aria-hidden', 'true');
    this.makeLegend();
  }

  makeLegend() {
    this.values = this.series.map((label, i) => {
      const button = document.createElement('button');
      const sample = document.createElement('span');
      const value = document.createElement('span');
      button.type = 'button';
      button.className = 'rem-small';
      button.setAttribute('aria-pressed', String(!this.hidden.has(i)));
      sample.className = 'rem-sample';
      sample.setAttribute('aria-hidden', 'true');
      sample.style.backgroundColor = this.colours[i];
      value.className = 'rem-unit';
      button.append(sample, ` ${label} `, value);
      button.addEventListener('click', () => {
        this.hidden.has(i) ? this.hidden.delete(i) : this.hidden.add(i);
        this.plot.setSeries(i + 1, { show: !this.hidden.has(i) });
        button.setAttribute('aria-pressed', String(!this.hidden.has(i)));
      });
      return { button, value };
    });
    this.legend.replaceChildren(...this.values.map((each) => each.button));
    this.showLegend();
  }

  showLegend() {
    if (!this.values) return;
    const at = this.plot?.cursor.idx ?? this.data[0].length - 1;
    this.values.forEach((each, i) => { each.value.textContent = number(this.data[i + 1][at]) + (this.data[i + 1][at] == null ? '' : this.unit); });
  }

  key(event) {
    const last = this.data[0].length - 1;
    const at = this.plot.cursor.idx ?? last;
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (next === undefined || last < 0) return;
    event.preventDefault();
    const index = Math.min(last, Math.max(0, next));
    this.plot.setCursor({ left: this.plot.valToPos(this.data[0][index], 'x'), top: 10 });
    this.said.textContent = `${time(this.data[0][index])}: ${this.series.map((label, i) => `${label} ${number(this.data[i + 1][index])}${this.unit}`).join(', ')}`;
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
    this.isStale = true;
    if (this.isSeen) this.ask();
  }

  rate(total, at) {
    if (!this.figure.hasAttribute('data-rate')) return total;
    const before = this.latest;
    this.latest = { total, at };
    return before && at > before.at ? Math.max(0, (total - before.total) / (at - before.at)) : undefined;
  }

  // All charts of a page are drawn in one frame.
  ask() {
    frames.add(this);
    if (isDrawing) return;
    isDrawing = true;
    requestAnimationFrame(() => {
      isDrawing = false;
      for (const chart of frames) chart.update();
      frames.clear();
    });
  }

  update() {
    if (!this.plot) return;
    this.isStale = false;
    this.plot.setData(this.data);
    this.showLegend();
    this.summary();
    this.table();
  }

  summary() {
    this.figure.querySelector('.rem-summary').textContent = this.series.map((label, i) => {
      const values = this.data[i + 1].filter((value) => value != null);
      if (values.length === 0) return `${label}: no points yet`;
      const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
      return `${label}: last ${number(values.at(-1))}${this.unit}, lowest ${number(low)}${this.unit}, highest ${number(high)}${this.unit}, ${values.length} points`;
    }).join('; ');
  }

  table() {
    if (!this.figure.querySelector('details').open) return;
    const rows = [];
    for (let i = Math.max(0, this.data[0].length - 100); i < this.data[0].length; i++) {
      const row = document.createElement('tr');
      row.append(...[time(this.data[0][i]), ...this.series.map((_, s) => number(this.data[s + 1][i]))].map((text, place) => {
        const cell = document.createElement('td');
        cell.textContent = text;
        if (place > 0) cell.className = 'rem-right';
        return cell;
      }));
      rows.push(row);
    }
    this.figure.querySelector('tbody').replaceChildren(...rows);
  }
}

const number = (value) => (value == null ? '' : String(Number(value.toFixed(4))));
const two = (part) => String(part).padStart(2, '0');
const time = (seconds) => new Date(seconds * 1000).toLocaleString();

// The time on the axis: as much of it as the step between two marks needs.
function clock(seconds, step) {
  const date = new Date(seconds * 1000);
  if (step >= 86400) return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const minutes = `${two(date.getHours())}:${two(date.getMinutes())}`;
  return step >= 60 ? minutes : `${minutes}:${two(date.getSeconds())}`;
}
