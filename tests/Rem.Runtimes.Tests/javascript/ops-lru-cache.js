class LruCache {
  #map = new Map(); #limit; hits = 0; misses = 0;
  constructor(limit) { this.#limit = limit; }
  get(key) {
    if (!this.#map.has(key)) { this.misses++; return undefined; }
    const value = this.#map.get(key);
    this.#map.delete(key); this.#map.set(key, value); this.hits++;
    return value;
  }
  set(key, value) {
    this.#map.delete(key);
    this.#map.set(key, value);
    if (this.#map.size > this.#limit) { const [[oldest]] = this.#map; this.#map.delete(oldest); this.onEvict?.(oldest); }
    return this;
  }
  get size() { return this.#map.size; }
  getOr(key, make) { return this.get(key) ?? (this.set(key, make(key)), this.#map.get(key)); }
  *keys() { yield* this.#map.keys(); }
  get [Symbol.toStringTag]() { return 'LruCache'; }
}
const cache = new LruCache(3);
const evicted = [];
cache.onEvict = k => evicted.push(k);
cache.set('a', 1).set('b', 2).set('c', 3);
console.log(cache.get('a'), cache.get('x'));
cache.set('d', 4);
console.log([...cache.keys()].join(), evicted.join(), cache.size, String(cache));
for (const k of 'abcadefa') cache.getOr(k, k => k.charCodeAt(0));
console.log([...cache.keys()].join(), evicted.join(), cache.hits, cache.misses, '#map' in cache);
