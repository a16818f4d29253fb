class Ring {
  #items; #start = 0; #count = 0;
  constructor(capacity) { if (!(capacity > 0)) throw new RangeError(`capacity ${capacity}`); this.#items = new Array(capacity); }
  push(x) {
    const full = this.#count === this.#items.length, at = (this.#start + this.#count) % this.#items.length;
    const lost = full ? this.#items[this.#start] : undefined;
    this.#items[at] = x;
    if (full) this.#start = (this.#start + 1) % this.#items.length; else this.#count += 1;
    return lost;
  }
  at(i) { if (i < 0) i += this.#count; return i >= 0 && i < this.#count ? this.#items[(this.#start + i) % this.#items.length] : undefined; }
  *[Symbol.iterator]() { for (let i = 0; i < this.#count; i++) yield this.at(i); }
  get length() { return this.#count; }
  get sum() { let s = 0; for (const x of this) s += x; return s; }
}
const ring = new Ring(4), lost = [];
for (let i = 1; i <= 10; i++) { const l = ring.push(i * i); if (l !== undefined) lost.push(l); }
console.log([...ring].join(), lost.join(), ring.at(0), ring.at(-1), ring.at(4), ring.length, ring.sum);
try { new Ring(0); } catch (e) { console.log(e.message); }
const limiter = (limit, window) => { const hits = new Ring(limit); return now => hits.length < limit || now - hits.at(0) >= window ? (hits.push(now), true) : false; };
const allow = limiter(3, 10);
console.log([0, 1, 2, 3, 9, 10, 10, 11, 12, 25].map(t => `${t}:${allow(t) ? 'yes' : 'no'}`).join(' '));
class Bucket { constructor(rate, burst) { this.rate = rate; this.tokens = this.burst = burst; this.last = 0; } take(now, n = 1) { this.tokens = Math.min(this.burst, this.tokens + (now - this.last) * this.rate); this.last = now; return this.tokens >= n && (this.tokens -= n, true); } }
const bucket = new Bucket(0.5, 2); console.log([0, 0, 0, 1, 2, 6, 6, 6].map(t => +bucket.take(t)).join(''), bucket.tokens);
