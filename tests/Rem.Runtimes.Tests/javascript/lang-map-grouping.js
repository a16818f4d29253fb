const words = 'the quick brown fox jumps over the lazy dog and the cat'.split(' ');
const by = (list, key) => list.reduce((m, x) => { const k = key(x); return m.set(k, [...(m.get(k) ?? []), x]); }, new Map());
console.log([...by(words, w => w.length)].sort(([a], [b]) => a - b).map(([k, v]) => `${k}:${v.join('/')}`).join(' '));
const counts = new Map(); for (const c of words.join('')) counts.set(c, (counts.get(c) ?? 0) + 1);
console.log([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 5).map(e => e.join('')).join());
class Lru { #m = new Map(); constructor(n) { this.n = n; } get(k) { if (!this.#m.has(k)) return; const v = this.#m.get(k); this.#m.delete(k); this.#m.set(k, v); return v; } set(k, v) { this.#m.delete(k); this.#m.set(k, v); if (this.#m.size > this.n) this.#m.delete(this.#m.keys().next().value); } get keys() { return [...this.#m.keys()].join(); } }
const c = new Lru(3); for (const k of 'abcadaeb') { c.get(k) ?? c.set(k, k + 1); console.log(k, c.keys); }
class Multi extends Map { add(k, v) { (this.get(k) ?? this.set(k, new Set()).get(k)).add(v); return this; } } const mm = new Multi().add('a', 1).add('a', 1).add('a', 2).add('b', 3); console.log([...mm].map(([k, s]) => k + [...s].join('+')).join());
const nested = new Map([['l', new Map([['m', new Map([['n', 'deep']])]])]]); console.log(nested.get('l').get('m').get('n'), nested.get('x')?.get('m'));
