// A graph of time series.
import { join, lead, moved } from './crosshair.js';
import { Table, summary } from './data.js';
import { columnsOf, edgesOf, linesOf, stacked } from './lines.js';
import { drawBands, drawBounds, drawEvents, events, eventsAt, listEvents } from './marks.js';
import { picker } from './picker.js';
import { Plot, colour, load } from './plot.js';
import * as range from './range.js';
import { place, read } from './series.js';
import { binarySteps, lasting, measured, number, prefixesOf, time } from './units.js';
import { Keys, strokes } from './zoom.js';

const tellEvery = 5000; // ms: words that change each second are read by nobody
const least = 0.5; // pixels that time has to move before a picture is another one
const graphs = [];

export async function start(figure) {
  const graph = new Graph(figure);
  graph.begin(await load(), 'arrows go from point to point; with shift they mark, and Enter shows what is marked; + and − go nearer and farther, Page Up and Page Down earlier and later, Escape back');
}

class Graph extends Plot {
  constructor(figure) {
    super(figure);
    this.set = JSON.parse(figure.dataset.graph);
    this.prefixes = this.set.prefixes ?? prefixesOf(this.set.unit);
    // Modules do not start in the order of the page.
    if (figure === document.querySelector('[data-rem=graph]')) range.propose(this.set.range);
    picker(figure);
    this.feeds = read(this.set.groups).map((name) => place(figure.dataset.series).feed(name, this.set.function));
    for (const feed of this.feeds) feed.listeners.add(this);
    this.series = [];
    this.data = [[]];
    this.edges = []; // the least and greatest of each line that stands for more than its rows show
    this.table = new Table(figure, this);
    this.keys = new Keys(this);
    this.log = this.set.events && events(this.set.events, this);
    this.words = figure.querySelector('.rem-summary');
    this.words.classList.add('rem-hidden'); // the picture, its legend and its table say it to who sees them
    this.told = -tellEvery;
    this.none = document.createElement('p');
    this.none.className = 'rem-empty rem-none';
    this.place.append(this.none);
    this.explain();
    range.listen(() => this.moved());
    this.due = Math.random(); // not all of them in the same second
    graphs.push(this);
    join(this);
  }

  text(value) {
    return measured(value, this.set.unit, this.prefixes);
  }

  plain(value) {
    return number(value);
  }

  unitOf() {
    return this.set.unit === '' ? '' : ` ${this.set.unit}`;
  }

  when(index) {
    const at = this.data[0][index];
    if (at === undefined) return '';
    const happened = this.log ? eventsAt(this.log, at, Math.max(1, range.span() / 200)) : '';
    return happened ? `${time(at)} · ${happened}` : time(at);
  }

  options() {
    const options = super.options();
    const { min, max, bounds } = this.set;
    options.axes[1].values = (_, values) => values.map((value) => this.text(value));
    if (this.prefixes === 'binary') options.axes[1].incrs = binarySteps;
    const edged = this.edges.flatMap((pair, i) => (pair ? [i, i] : []));
    options.cursor = { ...options.cursor, y: false, points: { size: (_, at) => (at > edged.length ? 6 : 0) } };
    options.scales = { x: { time: true, range: () => Object.values(range.bounds()) }, y: { range: (plot, low, high) => this.scale(plot, low, high, min, max) } };
    if (this.set.stack) options.bands = this.bands();
    if (edged.length > 0) {
      // Before the lines, so that they lie behind them.
      options.series.splice(1, 0, ...edged.map((i) => ({ stroke: `${this.colours[i]}59`, width: 1, show: !this.hidden.has(i), points: { show: false } })));
      options.bands = edged.filter((_, at) => at % 2 === 0).map((i, pair) => ({ series: [2 * pair + 2, 2 * pair + 1], fill: `${this.colours[i]}40` }));
    }
    options.hooks.setCursor = [() => moved()];
    options.hooks.drawAxes = [(plot) => this.log && drawBands(plot, this.log, colour)];
    options.hooks.draw = [(plot) => {
      drawBounds(plot, bounds, colour);
      if (this.log) drawEvents(plot, this.log, colour);
    }];
    return options;
  }

  scale(plot, low, high, min, max) {
    const from0 = this.set.stack || this.set.area;
    const [least, most] = this.uPlot.rangeNum(low === null ? 0 : from0 ? Math.min(0, low) : low, high ?? 1, { min: { pad: 0.1, soft: 0, mode: 3 }, max: { pad: 0.1, soft: 0, mode: 3 } });
    const [from, to] = [min ?? least, max ?? most];
    return to > from ? [from, to] : [from, from + 1];
  }

  line(label, i) {
    const isLowest = this.shown()[0] === i;
    const fill = this.set.stack ? (isLowest ? `${this.colours[i]}50` : undefined) : this.set.area ? `${this.colours[i]}30` : undefined;
    return { ...super.line(label, i), fill, points: { show: false } };
  }

  shown() {
    return this.series.map((_, i) => i).filter((i) => !this.hidden.has(i));
  }

  // The room between a line and the next shown one below it; the lowest has its own down to 0.
  bands() {
    const shown = this.shown();
    return shown.slice(1).map((i, below) => ({ series: [i + 1, shown[below] + 1], fill: `${this.colours[i]}50` }));
  }

  drawn() {
    const [times, ...columns] = this.data;
    return this.set.stack ? stacked(this.data, this.hidden) : [times, ...this.edges.filter(Boolean).flat(), ...columns];
  }

  textAt(i, at) {
    const [low, high] = this.edges[i] ?? [];
    const own = super.textAt(i, at);
    return low?.[at] == null || own === '' || low[at] === high[at] ? own : `${own} (${this.text(low[at])} – ${this.text(high[at])})`;
  }

  note() {
    const steps = [...new Set(this.feeds.filter((feed) => feed.low).map((feed) => lasting(feed.step)))];
    return this.edges.some(Boolean) ? `averages of ${steps.join(' and ')}, with the least and greatest` : '';
  }

  columns() {
    const [times, ...columns] = this.data;
    const table = { series: [], data: [times] };
    this.series.forEach((label, i) => {
      const pair = this.edges[i];
      table.series.push(...(pair ? [`${label} average`, `${label} least`, `${label} greatest`] : [label]));
      table.data.push(columns[i], ...(pair ?? []));
    });
    return table;
  }

  make() {
    super.make();
    strokes(this.plot);
    this.plot.over.addEventListener('pointermove', () => lead(this));
  }

  point(index) {
    lead(this);
    super.point(index);
  }

  toggled(i) {
    if (this.set.stack) {
      this.make();
      return;
    }
    const pairs = this.edges.filter(Boolean).length;
    const show = !this.hidden.has(i);
    if (this.edges[i]) {
      const pair = this.edges.slice(0, i).filter(Boolean).length;
      this.plot.setSeries(2 * pair + 1, { show });
      this.plot.setSeries(2 * pair + 2, { show });
    }
    this.plot.setSeries(2 * pairs + i + 1, { show });
  }

  resize(width) {
    super.resize(width);
    for (const feed of this.feeds ?? []) feed.widen();
  }

  seen() {
    for (const feed of this.feeds) feed.see();
    super.seen();
  }

  // New rows have come: the numbers are shown, and the picture when it has become another one.
  tick() {
    if (!this.plot || !this.isSeen || this.isStale) {
      this.isStale = true;
      return;
    }
    this.due += this.width / range.span() / least;
    if (this.due >= 1) this.stale();
    else this.legend.show();
  }

  // The range has become another one.
  moved() {
    this.told = -tellEvery;
    this.table.back = 0;
    if (this.isSeen) for (const feed of this.feeds) feed.see();
    this.stale();
  }

  update() {
    this.due %= 1;
    const lines = linesOf(this.feeds, this.set);
    const names = lines.map((line) => line.label);
    this.data = columnsOf(lines);
    this.edges = this.set.stack ? [] : edgesOf(lines, this.data[0]);
    const kind = lines.map((line, i) => (this.edges[i] ? `${line.label}\t` : line.label)).join('\n');
    if (kind !== this.kind) {
      [this.series, this.kind] = [names, kind];
      this.plot = this.plot?.destroy(); // it has other lines
    }
    super.update();
    this.keys.marked();
    this.explain();
    this.tell();
  }

  // What there is to say where nothing is drawn.
  explain() {
    const { from } = range.bounds();
    const problem = this.feeds.map((feed) => feed.refused || feed.problem).find(Boolean);
    const hasRows = this.data.slice(1).some((column) => column.some((value, row) => value != null && this.data[0][row] >= from));
    const missing = this.feeds.filter((feed) => feed.isMissing).map((feed) => feed.name);
    const text = problem ? `not live: ${problem}` : hasRows ? '' : !this.feeds.every((feed) => feed.isLoaded) ? 'fetching…' : missing.length > 0 ? `no data yet: nothing has been stored as ${missing.join(', ')}` : 'no data in this time';
    if (this.none.textContent !== text) this.none.textContent = text;
    this.none.hidden = text === '';
  }

  tell() {
    if (performance.now() - this.told < tellEvery) return;
    if (this.feeds.every((feed) => feed.isLoaded)) this.told = performance.now();
    const first = this.data[0].findIndex((each) => each >= range.bounds().from);
    this.words.textContent = this.series.length === 0 ? this.none.textContent : summary(this.series, this.data, (value) => this.text(value), Math.max(0, first), this.edges);
    this.table.show();
    if (this.log) this.list();
  }

  list() {
    if (!this.happened) {
      this.happened = document.createElement('ul');
      this.happened.className = 'rem-happened';
      this.happened.setAttribute('aria-label', `Events of ${this.title}`);
      this.figure.querySelector('details').append(this.happened);
    }
    listEvents(this.log, range.bounds(), this.happened);
  }

  key(event) {
    if (!this.plot) return false;
    if (this.keys.press(event)) return true;
    this.keys.mark(event);
    const isTaken = super.key(event);
    this.keys.marked();
    return isTaken;
  }
}

document.addEventListener('rem:rows', () => {
  if (range.isLive()) for (const graph of graphs) graph.tick();
});
