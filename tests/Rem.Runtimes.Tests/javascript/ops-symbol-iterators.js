class Range {
  constructor(from, to, step = 1) { Object.assign(this, { from, to, step }); }
  [Symbol.iterator]() {
    let at = this.from; const { to, step } = this;
    return { next: () => at < to ? { value: (at += step) - step, done: false } : { value: undefined, done: true }, return(v) { console.log('closed at', at); return { value: v, done: true }; }, [Symbol.iterator]() { return this; } };
  }
  [Symbol.toPrimitive](hint) { return hint === 'number' ? (this.to - this.from) / this.step : `${this.from}..${this.to}`; }
  static [Symbol.hasInstance](x) { return 'from' in Object(x) && 'to' in Object(x); }
}
const r = new Range(1, 10, 2);
console.log([...r].join(), Math.max(...r), `${r}`, +r, r + '!', Array.from(r, x => x * x).join());
for (const x of r) { if (x > 4) break; console.log(x); }
const [a, b] = r, [, , ...rest] = r;
console.log(a, b, rest.join(), { from: 1, to: 2 } instanceof Range, 5 instanceof Range);
class Page { constructor(items, next) { this.items = items; this.nextPage = next; } *[Symbol.iterator]() { yield* this.items; if (this.nextPage) yield* this.nextPage(); } }
const pages = new Page(['a', 'b'], () => new Page([], () => new Page(['c'])));
console.log([...pages].join(), new Set(pages).size, Object.fromEntries([...pages].map((x, i) => [x, i])).c);
const tree = { v: 1, kids: [{ v: 2, kids: [{ v: 4 }] }, { v: 3 }], *[Symbol.iterator]() { const walk = function* ({ v, kids = [] }) { yield v; for (const k of kids) yield* walk(k); }; yield* walk(this); } };
console.log([...tree].join('>'), Object.keys(tree).join(), JSON.stringify(tree));
try { const [x] = {}; } catch (e) { console.log(e.name); }
try { for (const x of 5); } catch (e) { console.log(e.name); }
