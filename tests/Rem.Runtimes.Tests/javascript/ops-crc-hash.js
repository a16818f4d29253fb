const crcTable = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ n >>> 1 : n >>> 1; return n >>> 0; });
const bytes = s => Array.from(s, c => c.charCodeAt(0) & 255);
const hashes = {
  crc32: s => (bytes(s).reduce((c, b) => crcTable[(c ^ b) & 255] ^ c >>> 8, -1) ^ -1) >>> 0,
  fnv1a: s => bytes(s).reduce((h, b) => Math.imul(h ^ b, 0x01000193) >>> 0, 0x811c9dc5),
  adler32: s => { let a = 1, b = 0; for (const x of bytes(s)) { a = (a + x) % 65521; b = (b + a) % 65521; } return (b << 16 | a) >>> 0; },
  djb2: s => bytes(s).reduce((h, b) => (h << 5) + h + b | 0, 5381) >>> 0,
  sum16: s => bytes(s).reduce((h, b) => h + b & 0xffff, 0),
};
for (const [name, hash] of Object.entries(hashes)) console.log(name.padEnd(8), ['', 'a', '123456789', 'The quick brown fox'].map(s => hash(s).toString(16).padStart(8, '0')).join(' '));
const shard = (key, n) => hashes.fnv1a(key) % n;
const spread = Array(4).fill(0);
for (let i = 0; i < 200; i++) spread[shard(`host-${i}`, 4)]++;
console.log(spread.join(), spread.reduce((a, b) => a + b));
console.log(Math.imul(0xffffffff, 5), 1 << 31, 1 << 32, -1 >>> 0, -1 >>> 28, 5 & -2, ~7, 2 ** 32 | 0, Math.clz32(255));
