const words = `the quick brown fox jumps over the lazy dog the fox barks and the dog runs over`.split(' ');
const counts = new Map();
words.forEach(w => counts.set(w, (counts.get(w) ?? 0) + 1));
const top = (n) => [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, n);
console.log(top(5).map(([w, n]) => `${w}:${n}`).join(' '));
class TopN {
  #items = []; #n; #by;
  constructor(n, by) { this.#n = n; this.#by = by; }
  add(item) {
    let i = this.#items.findIndex(x => this.#by(x) < this.#by(item));
    if (i < 0) i = this.#items.length;
    this.#items.splice(i, 0, item);
    if (this.#items.length > this.#n) this.#items.length = this.#n;
    return this;
  }
  get smallest() { return this.#items.at(-1); }
  *[Symbol.iterator]() { yield* this.#items; }
}
const biggest = new TopN(3, f => f.size);
[['a', 10], ['b', 50], ['c', 20], ['d', 50], ['e', 5], ['f', 30]].forEach(([name, size]) => biggest.add({ name, size }));
console.log([...biggest].map(f => f.name + f.size).join(), biggest.smallest.name);
for (const { name, size } of biggest) console.log(name.padEnd(3, '.'), size);
