// Ranges of days as text, without hours that could shift.
const parse = text => {
  const [, y, m, d] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const t = Date.UTC(+y, m - 1, +d);
  if (Number.isNaN(t) || new Date(t).toISOString().slice(0, 10) !== text) throw new RangeError(`'${text}' is no day`);
  return t / 86400000;
};
const show = n => new Date(n * 86400000).toISOString().slice(0, 10);
class Range {
  constructor(from, to = from) { [this.from, this.to] = [from, to].map(v => typeof v === 'string' ? parse(v) : v); if (this.to < this.from) throw new RangeError(`${show(this.to)} is before ${show(this.from)}`); Object.freeze(this); }
  get length() { return this.to - this.from + 1; }
  *[Symbol.iterator]() { for (let n = this.from; n <= this.to; n++) yield show(n); }
  [Symbol.toPrimitive](hint) { return hint === 'number' ? this.length : `${show(this.from)}..${show(this.to)}`; }
  overlap(other) { const from = Math.max(this.from, other.from), to = Math.min(this.to, other.to); return from <= to ? new Range(from, to) : null; }
  minus(other) { return [[this.from, Math.min(this.to, other.from - 1)], [Math.max(this.from, other.to + 1), this.to]].filter(([a, b]) => a <= b).map(([a, b]) => new Range(a, b)); }
  static merge(ranges) { return ranges.toSorted((a, b) => a.from - b.from).reduce((out, r) => { const last = out.at(-1); if (last && r.from <= last.to + 1) out[out.length - 1] = new Range(last.from, Math.max(last.to, r.to)); else out.push(r); return out; }, []); }
}
const feb = new Range('2024-02-25', '2024-03-02');
console.log(`${feb}`, +feb, feb.length, [...feb].join(' '));
console.log(String(feb.overlap(new Range('2024-03-01', '2024-04-01'))), feb.overlap(new Range('2025-01-01')), feb.minus(new Range('2024-02-28', '2024-02-29')).map(String).join(' '), feb.minus(feb).length);
console.log(Range.merge([new Range('2024-01-05', '2024-01-09'), new Range('2024-01-01', '2024-01-04'), new Range('2024-02-01'), new Range('2024-01-08', '2024-01-12')]).join(', '));
for (const [a, b] of [['2024-02-30'], ['2023-02-29'], ['2024-13-01'], ['24-1-1'], ['2024-01-02', '2024-01-01'], ['0099-01-01']]) { try { console.log(String(new Range(a, b))); } catch (e) { console.log(e.name, e.message); } }
try { (() => { 'use strict'; feb.to = 0; })(); } catch (e) { console.log(e.name, e.message); }
try { (() => { 'use strict'; feb.length = 0; })(); } catch (e) { console.log(e.name, e.message); }
const vacations = { ann: ['2024-07-01', '2024-07-10'], bob: ['2024-07-08', '2024-07-12'], cia: ['2024-08-01', '2024-08-02'] };
const ranges = Object.entries(vacations).map(([who, days]) => [who, new Range(...days)]);
for (const [i, [who, r]] of ranges.entries()) for (const [other, s] of ranges.slice(i + 1)) { const both = r.overlap(s); if (both) console.log(`${who} and ${other}: ${both} (${+both})`); }
console.log(ranges.reduce((n, [, r]) => n + +r, 0), show(parse('2024-02-29') + 366), show(parse('2000-01-01') - 1), feb < new Range('2025-01-01', '2025-01-31'));
