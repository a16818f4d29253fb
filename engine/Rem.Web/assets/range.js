// The range of time that all graphs of a page show: a length up to now, or from one moment to another. It stands in the
// address, so that it can be handed on, and each step is one that the browser's own button goes back.
const units = { s: 1, m: 60, h: 3600, d: 86400, y: 31536000 };
const shortest = 10;
const longest = 20 * units.y;
const listeners = new Set();
let usual = 3600; // s, where nothing else was said
let shown = read();
let clock = { server: Date.now() / 1000, own: performance.now() };

// The length that the page's first graph has.
export function propose(seconds) {
  usual = seconds;
  become(read());
}

export const span = () => shown.span ?? shown.to - shown.from;
export const isLive = () => shown.span !== undefined;
export const listen = (listener) => listeners.add(listener);
export const canGoBack = () => (history.state?.remRange ?? 0) > 0;

// What the server's clock says: a reader's own may be wrong by hours.
export function tick(seconds) {
  clock = { server: seconds, own: performance.now() };
}

export const now = () => Math.floor(clock.server + (performance.now() - clock.own) / 1000);

// The range in seconds since 1970.
export const bounds = () => (isLive() ? { from: now() - shown.span, to: now() } : { from: shown.from, to: shown.to });

// Shows the last so many seconds, and what comes.
export function showLast(seconds) {
  go({ span: clamp(Math.round(seconds)) });
}

// Shows what lies between two moments.
export function show(from, to) {
  const length = clamp(to - from);
  const middle = (from + to) / 2;
  go({ from: Math.round(middle - length / 2), to: Math.round(middle + length / 2) });
}

// As near again, or as far, about a moment.
export function zoom(factor, about) {
  const { from, to } = bounds();
  const centre = about ?? (from + to) / 2;
  show(centre - (centre - from) * factor, centre + (to - centre) * factor);
}

// Earlier or later, by a part of what is shown.
export function pan(part) {
  const { from, to } = bounds();
  show(from + (to - from) * part, to + (to - from) * part);
}

// Back to what was shown before; to the page's own range when nothing was.
export function back() {
  if (canGoBack()) history.back();
  else if (!isLive() || shown.span !== usual) go({ span: usual });
}

function go(next) {
  const query = new URLSearchParams(location.search);
  for (const name of ['range', 'from', 'to']) query.delete(name);
  if (next.span === undefined) {
    query.set('from', next.from);
    query.set('to', next.to);
  } else {
    query.set('range', write(next.span));
  }
  history.pushState({ ...history.state, remRange: (history.state?.remRange ?? 0) + 1 }, '', `?${query}${location.hash}`);
  become(next);
}

function become(next) {
  shown = next;
  for (const listener of listeners) listener();
}

function read() {
  const query = new URLSearchParams(location.search);
  const [from, to] = [Number(query.get('from') || NaN), Number(query.get('to') || NaN)];
  if (to - from >= shortest && to - from <= longest && from > 0) return { from: Math.round(from), to: Math.round(to) };
  return { span: length(query.get('range')) ?? usual };
}

// 90s 15m 1h 7d 1y, or several of them.
function length(text) {
  if (!/^(\d+[smhdy])+$/.test(text ?? '')) return undefined;
  const seconds = [...text.matchAll(/(\d+)([smhdy])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * units[unit], 0);
  return seconds > 0 ? clamp(seconds) : undefined;
}

function write(seconds) {
  const unit = Object.entries(units).reverse().find(([, size]) => seconds % size === 0);
  return `${seconds / unit[1]}${unit[0]}`;
}

function clamp(seconds) {
  return Math.min(longest, Math.max(shortest, seconds));
}

addEventListener('popstate', () => become(read()));
