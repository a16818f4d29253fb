// What is drawn into a graph beside its lines: bounds across it, events as lines with a sign at their foot, times that
// last (a downtime) as bands.
import { follow } from './live.js';
import { time } from './units.js';

const most = 1000;
const logs = new Map();

// The events of a stream, for all graphs that want the same ones.
export function events({ stream, only }, graph) {
  const key = JSON.stringify([stream, only]);
  if (!logs.has(key)) logs.set(key, new Log(stream, only ?? {}));
  logs.get(key).listeners.add(graph);
  return logs.get(key);
}

class Log {
  constructor(stream, only) {
    this.only = Object.entries(only);
    this.points = [];
    this.bands = [];
    this.listeners = new Set();
    follow(stream, (data) => this.take(data));
  }

  take({ id, value, at }) {
    if (value === null || typeof value !== 'object' || this.last >= id) return;
    this.last = id;
    if (this.only.some(([field, wanted]) => value[field] !== wanted)) return;
    this.add(value, moment(value.at) ?? at);
    for (const graph of this.listeners) graph.stale();
  }

  add(value, at) {
    const [, what, turn] = /^(.*) (started|ended)$/.exec(value.event ?? '') ?? [];
    const name = `${what} ${value.check ?? ''}`;
    if (turn === 'ended') {
      const open = this.bands.find((band) => band.name === name && band.to === null);
      if (open) open.to = at;
    } else if (turn === 'started' || moment(value.until) !== undefined) {
      this.bands.push({ name, from: at, to: moment(value.until) ?? null, text: textOf(value) });
    }
    this.points.push({ at, state: String(value.to ?? value.state ?? ''), text: textOf(value) });
    if (this.points.length > most) this.points.shift();
    if (this.bands.length > most) this.bands.shift();
  }
}

const textOf = (value) => [value.check, value.event && value.event !== 'status' ? value.event : value.to ?? value.state, value.text].filter(Boolean).join(': ');

function moment(value) {
  const seconds = typeof value === 'string' ? Date.parse(value) / 1000 : value;
  return Number.isFinite(seconds) ? seconds : undefined;
}

// Bands lie below the lines.
export function drawBands(plot, log, colour) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.fillStyle = colour('other');
  ctx.globalAlpha = 0.15;
  for (const { from, to } of log.bands) {
    const left = Math.max(bbox.left, plot.valToPos(from, 'x', true));
    const right = Math.min(bbox.left + bbox.width, to === null ? Infinity : plot.valToPos(to, 'x', true));
    if (right > left) ctx.fillRect(left, bbox.top, right - left, bbox.height);
  }
  ctx.restore();
}

// Events lie above them.
export function drawEvents(plot, log, colour) {
  const { ctx, bbox } = plot;
  const size = 4 * devicePixelRatio;
  ctx.save();
  for (const { at, state } of log.points) {
    const x = Math.round(plot.valToPos(at, 'x', true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = ctx.fillStyle = colour({ ok: 'ok', warning: 'warning', critical: 'critical' }[state] ?? 'other');
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([2 * devicePixelRatio, 2 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x - size, bbox.top);
    ctx.lineTo(x + size, bbox.top);
    ctx.lineTo(x, bbox.top + 1.6 * size);
    ctx.fill();
  }
  ctx.restore();
}

export function drawBounds(plot, bounds, colour) {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.lineWidth = 1.5 * devicePixelRatio;
  for (const [name, value] of Object.entries(bounds)) {
    const y = Math.round(plot.valToPos(value, 'y', true));
    if (y < bbox.top || y > bbox.top + bbox.height) continue;
    ctx.strokeStyle = colour(name);
    ctx.setLineDash(name === 'critical' ? [] : [6 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

// What happened within some seconds of a moment, in words.
export const eventsAt = (log, at, about) => log.points.filter((each) => Math.abs(each.at - at) <= about).map((each) => each.text).join('; ');

// The events of a range as a list, for who does not see the lines.
export function listEvents(log, { from, to }, list) {
  const items = log.points.filter((each) => each.at >= from && each.at <= to).slice(-50).map((each) => {
    const item = document.createElement('li');
    item.textContent = `${time(each.at)} ${each.text}`;
    return item;
  });
  list.replaceChildren(...items);
}
