class Bloom {
  #bits; #count = 0;
  constructor(size, hashes = 3) { this.size = size; this.hashes = hashes; this.#bits = Array(Math.ceil(size / 32)).fill(0); }
  *#spots(text) { for (let k = 0; k < this.hashes; k++) { let h = 2166136261 ^ k * 0x9e3779b9; for (const c of text) h = Math.imul(h ^ c.codePointAt(0), 16777619); yield (h >>> 0) % this.size; } }
  add(text) { for (const i of this.#spots(text)) this.#bits[i >> 5] |= 1 << (i & 31); this.#count++; return this; }
  has(text) { for (const i of this.#spots(text)) if (!(this.#bits[i >> 5] >>> (i & 31) & 1)) return false; return true; }
  get fill() { return this.#bits.reduce((n, w) => n + (w >>> 0).toString(2).replace(/0/g, '').length, 0) / this.size; }
}
const b = new Bloom(512);
for (let i = 0; i < 40; i++) b.add(`key-${i}`);
let lost = 0, wrong = 0;
for (let i = 0; i < 40; i++) if (!b.has('key-' + i)) lost++;
for (let i = 1000; i < 1500; i++) if (b.has('key-' + i)) wrong++;
console.log(lost, wrong, b.fill.toFixed(4), new Bloom(10).has('x'), b.has('😀'));
