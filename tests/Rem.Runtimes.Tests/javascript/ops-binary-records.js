// Records in bytes: fixed fields, lengths in front, and a sum at the end.
const crc = bytes => { let c = 0xffffffff; for (const b of bytes) { c ^= b; for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1; } return (c ^ 0xffffffff) >>> 0; };
const utf8 = text => [...text].flatMap(ch => { const c = ch.codePointAt(0); return c < 0x80 ? [c] : c < 0x800 ? [0xc0 | c >> 6, 0x80 | c & 63] : c < 0x10000 ? [0xe0 | c >> 12, 0x80 | c >> 6 & 63, 0x80 | c & 63] : [0xf0 | c >> 18, 0x80 | c >> 12 & 63, 0x80 | c >> 6 & 63, 0x80 | c & 63]; });
const text = bytes => { let out = ''; for (let i = 0; i < bytes.length;) { const b = bytes[i++]; const n = b < 0x80 ? 0 : b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3; let c = n ? b & (0x3f >> n) : b; for (let k = 0; k < n; k++) c = c << 6 | bytes[i++] & 63; out += String.fromCodePoint(c); } return out; };
class Writer {
  bytes = [];
  u8(v) { this.bytes.push(v & 255); return this; }
  u16(v) { return this.u8(v >> 8).u8(v); }
  u32(v) { return this.u16(v >>> 16).u16(v & 0xffff); }
  varint(v) { do { this.u8((v & 127) | (v > 127 ? 128 : 0)); v = Math.floor(v / 128); } while (v > 0); return this; }
  text(s) { const b = utf8(s); this.varint(b.length).bytes.push(...b); return this; }
}
class Reader {
  #at = 0;
  constructor(bytes) { this.bytes = Object.freeze([...bytes]); }
  get left() { return this.bytes.length - this.#at; }
  u8() { if (this.left < 1) throw new RangeError(`end at ${this.#at}`); return this.bytes[this.#at++]; }
  u16() { return this.u8() * 256 + this.u8(); }
  u32() { return this.u16() * 65536 + this.u16(); }
  varint() { let v = 0, f = 1, b; do { b = this.u8(); v += (b & 127) * f; f *= 128; } while (b & 128); return v; }
  text() { const n = this.varint(); if (n > this.left) throw new RangeError(`text of ${n}, ${this.left} left`); return text(this.bytes.slice(this.#at, this.#at += n)); }
}
const encode = ({ id, name, tags = [], size = 0 }) => { const w = new Writer().u16(id).text(name).u8(tags.length); tags.forEach(t => w.text(t)); w.varint(size); return w.u32(crc(w.bytes)).bytes; };
const decode = bytes => {
  const r = new Reader(bytes), record = { id: r.u16(), name: r.text(), tags: Array.from({ length: r.u8() }, () => r.text()), size: r.varint() };
  const sum = r.u32();
  if (sum !== crc(bytes.slice(0, -4))) throw new Error('sum is wrong', { cause: sum.toString(16) });
  return record;
};
const hex = bytes => bytes.map(b => b.toString(16).padStart(2, '0')).join('');
for (const record of [{ id: 1, name: 'web' }, { id: 65535, name: 'größe 😀', tags: ['é', ''], size: 300 }, { id: 258, name: '', tags: ['x'.repeat(130)], size: 2 ** 40 }]) {
  const bytes = encode(record);
  console.log(bytes.length, hex(bytes).slice(0, 60), JSON.stringify(decode(bytes)).slice(0, 70));
}
const good = encode({ id: 7, name: 'abc', tags: ['t'] });
for (const change of [b => b.slice(0, 5), b => b.with(3, 0x7a), b => b.with(2, 200), b => b.toSpliced(4, 1)]) {
  try { console.log(JSON.stringify(decode(change(good)))); } catch (e) { console.log(`${e.name}: ${e.message}${e.cause ? ` (${e.cause})` : ''}`); }
}
console.log(crc(utf8('123456789')).toString(16), text(utf8('a\u07ff\uffee😀')) === 'a\u07ff\uffee😀', new Writer().varint(2 ** 31).bytes.join());
