// The drawing of a chart or a graph by uPlot: its frame, axes and colours, redrawn when the theme or the room changes.
import { ask, watch } from './frames.js';
import { Legend } from './legend.js';
import { clock, timeSteps } from './units.js';

const base = new URL('.', import.meta.url);
let library;

// uPlot is a plain script: it is fetched once, when the first chart of a page begins. What is made before its style is there
// takes the wrong place for its own, and has its crosshair elsewhere.
export function load() {
  library ??= Promise.all([
    fetched('link', { rel: 'stylesheet', href: new URL('uplot.min.css', base) }),
    fetched('script', { src: new URL('uplot.min.js', base) }),
  ]).then(() => globalThis.uPlot);
  return library;
}

function fetched(name, properties) {
  return new Promise((resolve, reject) => {
    const element = Object.assign(document.createElement(name), properties);
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}

// The colours of the page as it is, light or dark, asked for once.
const known = new Map();
document.addEventListener('rem:theme', () => known.clear());

export function colour(name) {
  if (!known.has(name)) known.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--rem-${name}`).trim());
  return known.get(name);
}

// What draws has `series` (names of lines), `data` (columns: times, then numbers of each line), `text(value)`,
// `when(index)`, `toggled(line)` and `update()`; it adds to `options()`. It is made when it is first seen.
export class Plot {
  constructor(figure) {
    this.figure = figure;
    this.title = figure.querySelector('figcaption').textContent;
    this.place = figure.querySelector('.rem-plot');
    this.height = Number(figure.dataset.height);
    this.place.style.minHeight = `${this.height}px`;
    this.hidden = new Set();
    this.pointed = null; // the moment that keys have put the crosshair on
    this.isSeen = false;
    this.isStale = true;
  }

  begin(uPlot, keys) {
    this.uPlot = uPlot;
    this.place.tabIndex = 0;
    this.place.setAttribute('role', 'group');
    this.place.setAttribute('aria-label', `${this.title}: ${keys}`);
    this.said = document.createElement('p');
    this.said.className = 'rem-hidden';
    this.said.setAttribute('role', 'status');
    this.legend = new Legend(this);
    this.place.after(this.legend.element, this.said);
    this.place.addEventListener('keydown', (event) => this.key(event));
    document.addEventListener('rem:theme', () => this.plot && this.make());
    watch(this.figure, this.place, this);
  }

  make() {
    this.colours = this.series.map((_, i) => colour(`series-${(i % 6) + 1}`));
    this.plot?.destroy();
    this.plot = new this.uPlot({
      width: this.width,
      height: this.height,
      legend: { show: false },
      ...this.options(),
    }, this.drawn(), this.place);
    this.place.querySelector('canvas').setAttribute('aria-hidden', 'true');
    this.plot.over.addEventListener('pointermove', () => this.unpoint());
    this.legend.make();
    this.repoint();
  }

  // The options that all have, which those of one kind add to.
  options() {
    const axis = { stroke: colour('dim'), grid: { stroke: colour('line'), width: 1 }, ticks: { stroke: colour('line'), width: 1 }, font: '11px system-ui, sans-serif' };
    return {
      cursor: { drag: { x: false, y: false } },
      axes: [
        { ...axis, size: 28, space: 70, incrs: timeSteps, values: (_, times) => times.map((each) => clock(each, times[1] - times[0])) },
        { ...axis, size: (plot, values) => Math.max(36, 18 + 6.5 * Math.max(0, ...(values ?? []).map((each) => each.length))) },
      ],
      series: [{}, ...this.series.map((label, i) => this.line(label, i))],
      hooks: { setCursor: [() => this.legend.show()] },
    };
  }

  line(label, i) {
    return { label, stroke: this.colours[i], width: 1.5, show: !this.hidden.has(i), points: { show: this.data[0].length < 2 }, dash: i >= 6 ? [6, 4] : [] };
  }

  // The columns as they are drawn, which need not be those that are told.
  drawn() {
    return this.data;
  }

  resize(width) {
    if (width === this.width) return;
    this.width = width;
    this.plot?.setSize({ width, height: this.height });
  }

  // It has come on the screen.
  seen() {
    if (this.isStale) ask(this);
  }

  // There is something new.
  stale() {
    this.isStale = true;
    if (this.isSeen) ask(this);
  }

  // The picture as it is now.
  update() {
    this.isStale = false;
    if (this.plot) {
      this.plot.setData(this.drawn());
      this.repoint();
    } else {
      this.make();
    }
    this.legend.show();
  }

  // The place of the crosshair among the points, or the last one.
  at() {
    return this.pointed === null || !this.plot ? (this.plot?.cursor.idx ?? this.data[0].length - 1) : this.plot.valToIdx(this.pointed);
  }

  // What a line is at a place among the points, in words.
  textAt(i, at) {
    return this.text(this.data[i + 1]?.[at]);
  }

  // What the table shows.
  columns() {
    return { series: this.series, data: this.data };
  }

  // What is to be known of all lines.
  note() {
    return '';
  }

  key(event) {
    if (!this.plot) return false;
    const last = this.data[0].length - 1;
    const step = event.ctrlKey ? 10 : 1;
    const next = { ArrowLeft: this.at() - step, ArrowRight: this.at() + step, Home: 0, End: last }[event.key];
    if (next === undefined || last < 0) return false;
    event.preventDefault();
    this.point(Math.min(last, Math.max(0, next)));
    return true;
  }

  // The crosshair stays on the moment that keys have put it on, while the picture moves on below it, until that has left it.
  // The newest point may stand a little behind the end, until that is drawn.
  repoint() {
    if (this.pointed === null) return;
    const left = this.plot.valToPos(this.pointed, 'x');
    const isShown = left >= 0 && left <= this.plot.over.clientWidth * 1.05;
    if (!isShown) this.unpoint();
    this.plot.setCursor({ left: isShown ? left : -10, top: isShown ? 10 : -10 });
  }

  // The crosshair is where the pointer puts it.
  unpoint() {
    this.pointed = null;
  }

  // Puts the crosshair on a point, and says what is there.
  point(index) {
    this.pointed = this.data[0][index];
    this.repoint();
    this.said.textContent = `${this.when(index)}: ${this.series.map((label, i) => `${label} ${this.textAt(i, index)}`).join(', ')}`;
  }
}
