// The rows of time series that a page shows: fetched for its range when a graph is on the screen, then followed over one
// stream for all of them. A row is known by its group and stamp, so that none is there twice and none is missing: what does
// not join on to what is there has the range fetched anew.
import { follow } from './live.js';
import * as range from './range.js';

const most = 40; // groups of one request: the first graphs are drawn while the others are fetched
const longest = 5000; // letters of a stream's address
const near = 4500; // s of a range whose rows are all fetched, and followed one by one
const wide = 5000; // rows of such a range
const fewest = 100; // rows of a longer one, of which else each pixel has one
const edges = 'AVERAGE~MIN~MAX'; // what averages of several rows are drawn with
const patience = 5000; // ms before what failed is tried again
const places = new Map();

// The rows of groups at the address of a stream.
export function place(address) {
  if (!places.has(address)) places.set(address, new Place(address));
  return places.get(address);
}

class Place {
  constructor(address) {
    this.address = address;
    this.groups = new Map();
    this.followed = new Set();
    this.wanted = new Set();
    range.listen(() => this.forget());
  }

  // A group's rows by one function; they are the same for all graphs that show them.
  feed(name, wanted) {
    const key = `${wanted} ${name}`;
    if (!this.groups.has(key)) this.groups.set(key, new Feed(this, name, wanted));
    return this.groups.get(key);
  }

  forget() {
    for (const feed of this.groups.values()) feed.isAsked = feed.isLoaded = false;
  }

  want(feed) {
    if (this.wanted.size === 0) setTimeout(() => this.fetch(), 0);
    this.wanted.add(feed);
  }

  // All that is wanted at once, by function, a number of groups at a time.
  fetch() {
    const feeds = [...this.wanted];
    this.wanted.clear();
    for (const wanted of new Set(feeds.map((feed) => feed.wanted))) {
      const same = feeds.filter((feed) => feed.wanted === wanted);
      for (let i = 0; i < same.length; i += most) this.load(same.slice(i, i + most), wanted);
    }
    this.followAll();
  }

  async load(feeds, wanted, most = wide) {
    const { from, to } = range.bounds();
    const isNear = range.span() <= near;
    const points = Math.min(most, isNear ? wide : Math.max(fewest, ...feeds.map((feed) => feed.width())));
    const epoch = range.isLive() ? `${range.span()}` : `${from} ${to}`;
    const query = [`groups=${encodeURIComponent(write(feeds.map((feed) => feed.name)))}`, `from=${from}`, `points=${points}`, `functions=${!isNear && wanted === 'AVERAGE' ? edges : wanted}`];
    if (!range.isLive()) query.push(`to=${to}`);
    for (const feed of feeds) feed.begin(epoch);
    try {
      const answer = await fetch(`${this.address}${this.address.includes('?') ? '&' : '?'}${query.join('&')}`);
      if (answer.status === 413 && this.less(feeds, wanted, points)) return;
      if (!answer.ok) throw new Error((await answer.text()).split('\n')[0]);
      const told = await answer.json();
      range.tick(told.now);
      for (const feed of feeds) feed.take(told.groups[feed.name], points, epoch);
    } catch (error) {
      for (const feed of feeds) feed.fail(error.message, epoch);
    }
  }

  // What is too much at once is fetched in two parts; of a single group with very many sources fewer rows are.
  less(feeds, wanted, points) {
    const half = Math.ceil(feeds.length / 2);
    if (feeds.length > 1) for (const part of [feeds.slice(0, half), feeds.slice(half)]) this.load(part, wanted, points);
    else if (points > fewest) this.load(feeds, wanted, Math.max(fewest, Math.floor(points / 3)));
    else return false;
    return true;
  }

  // One address for all groups of the page, or a few where they are very many.
  followAll() {
    const names = [...new Set([...this.groups.values()].map((feed) => feed.name))].filter((name) => !this.followed.has(name));
    for (const part of parts(names)) {
      for (const name of part) this.followed.add(name);
      const address = `${this.address}${this.address.includes('?') ? '&' : '?'}groups=${encodeURIComponent(write(part))}`;
      follow(address, (data) => this.hear(data), { isKept: false, refused: (why) => this.refuse(part, why) });
    }
  }

  hear({ at, rows }) {
    range.tick(at);
    for (const feed of this.groups.values()) {
      if (rows[feed.name]) feed.hear(rows[feed.name]);
    }
    document.dispatchEvent(new CustomEvent('rem:rows'));
  }

  refuse(names, why) {
    for (const feed of this.groups.values()) if (names.includes(feed.name)) feed.refuse(why);
  }
}

class Feed {
  constructor(place, name, wanted) {
    Object.assign(this, { place, name, wanted, step: 1, finest: 1, sources: [], columns: [[]], low: null, high: null, points: 0, isAsked: false, isLoaded: false, isMissing: false, problem: '', refused: '' });
    this.waiting = [];
    this.listeners = new Set();
  }

  // A graph that shows it is on the screen.
  see() {
    if (this.isAsked) return;
    this.isAsked = true;
    this.place.want(this);
  }

  begin(epoch) {
    this.epoch = epoch;
    this.waiting = [];
  }

  // The widest of the graphs that show it, in pixels.
  width() {
    return Math.max(0, ...[...this.listeners].map((graph) => graph.width ?? graph.place.clientWidth));
  }

  // A graph has become wider than what was fetched for it.
  widen() {
    if (this.isLoaded && this.points < wide && this.width() > this.points * 1.3) this.again();
  }

  take(group, points, epoch) {
    if (epoch !== this.epoch) return; // another range is shown by now
    this.problem = '';
    this.isLoaded = true;
    this.isMissing = !group;
    if (group) {
      const { MIN, MAX, [this.wanted]: own = [] } = group.rows;
      const [first = 0, step = group.step, ...numbers] = own;
      const count = numbers[0]?.length ?? 0;
      this.sources = group.sources;
      [this.step, this.finest, this.points] = [step, group.step, points];
      this.columns = [Array.from({ length: count }, (_, row) => first + row * step), ...group.sources.map((_, i) => numbers[i] ?? [])];
      // What is left out is as the average; what is of other rows than that is no edge of it.
      const [low, high] = [MIN, MAX].map((rows) => (rows === undefined ? this.columns : rows[0] === first && rows[1] === step && rows[2]?.length === count ? [this.columns[0], ...rows.slice(2)] : null));
      const hasEdges = this.wanted === 'AVERAGE' && low && high && (MIN || MAX);
      [this.low, this.high] = hasEdges ? [low, high] : [null, null];
    }
    for (const rows of this.waiting.splice(0)) this.append(rows);
    this.later();
    this.tell();
  }

  fail(why, epoch) {
    if (epoch !== this.epoch) return;
    this.isAsked = false;
    this.problem = why;
    setTimeout(() => this.isShown() && this.see(), patience);
    this.tell();
  }

  isShown() {
    return [...this.listeners].some((graph) => graph.isSeen);
  }

  refuse(why) {
    this.refused = why;
    this.tell();
  }

  hear(rows) {
    if (!this.isAsked || !range.isLive()) return;
    if (this.isMissing) this.again();
    else if (!this.isLoaded) this.waiting.push(rows);
    else this.append(rows);
  }

  // New rows, in the place that their stamps say. Coarser ones than those of the stream are fetched instead.
  append([first, step, ...numbers]) {
    if (this.step !== this.finest) return;
    const times = this.columns[0];
    const count = times.length;
    // A source that is new has no name here yet.
    if (step !== this.step || numbers.length !== this.sources.length || (count > 0 && first > times[count - 1] + step)) {
      this.again();
      return;
    }
    const begin = count === 0 ? first : times[0];
    for (let i = 0; i < numbers[0].length; i++) {
      const at = (first + i * step - begin) / step;
      if (at < 0) continue;
      times[at] = first + i * step;
      for (let source = 0; source < numbers.length; source++) this.columns[source + 1][at] = numbers[source][i];
    }
    this.trim();
  }

  // What has left the range goes, a minute of rows at a time.
  trim() {
    const old = Math.floor((range.bounds().from - this.columns[0][0]) / this.step);
    if (old < 60) return;
    for (const column of new Set([...this.columns, ...(this.low ?? []), ...(this.high ?? [])])) column.splice(0, old);
    this.tell();
  }

  again() {
    this.isLoaded = this.isMissing = false;
    this.place.want(this);
  }

  later() {
    clearTimeout(this.timer);
    if (!range.isLive() || this.isMissing || this.step === this.finest) return;
    this.timer = setTimeout(() => this.renew(), Math.max(5, this.step) * 1000);
  }

  renew() {
    if (document.hidden) this.later();
    else if (this.isShown()) this.place.want(this);
    else this.isAsked = false; // fetched when one is seen
  }

  tell() {
    for (const listener of this.listeners) listener.stale();
  }
}

// Names as an address holds them: those of one folder behind each other.
export function write(names) {
  const parts = [];
  let folder = '';
  for (const name of [...names].sort()) {
    const own = name.slice(0, name.lastIndexOf('/') + 1);
    if (own !== folder) parts.push((folder = own) || '/');
    parts.push(name.slice(own.length));
  }
  return parts.join('~');
}

// The other way round.
export function read(text) {
  let folder = '';
  const names = [];
  for (const part of text.split('~')) {
    if (part.endsWith('/')) folder = part === '/' ? '' : part;
    else names.push(folder + part);
  }
  return names;
}

function parts(names) {
  const all = [];
  let length = longest;
  for (const name of names) {
    const own = encodeURIComponent(encodeURIComponent(name)).length + 1;
    if (length + own > longest || all.at(-1).length === 400) {
      all.push([]);
      length = 0;
    }
    length += own;
    all.at(-1).push(name);
  }
  return all;
}
