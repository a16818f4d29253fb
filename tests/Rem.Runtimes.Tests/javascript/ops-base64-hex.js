const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const utf8 = s => [...encodeURIComponent(s).matchAll(/%([\dA-F]{2})|(.)/g)].map(([, hex, ch]) => hex ? parseInt(hex, 16) : ch.charCodeAt(0));
const text = bytes => decodeURIComponent(bytes.map(b => '%' + b.toString(16).padStart(2, '0')).join(''));
const encode = bytes => {
  let out = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = bytes.slice(i, i + 3);
    const n = a << 16 | (b ?? 0) << 8 | (c ?? 0);
    out += alphabet[n >> 18] + alphabet[n >> 12 & 63] + (b === undefined ? '=' : alphabet[n >> 6 & 63]) + (c === undefined ? '=' : alphabet[n & 63]);
  }
  return out;
};
const decode = s => {
  const bytes = [];
  let bits = 0, held = 0;
  for (const ch of s.replace(/=+$/, '')) {
    const v = alphabet.indexOf(ch);
    if (v < 0) throw new RangeError(`bad character ${JSON.stringify(ch)}`);
    held = held << 6 | v; bits += 6;
    if (bits >= 8) { bits -= 8; bytes.push(held >> bits & 255); held &= (1 << bits) - 1; }
  }
  return bytes;
};
const hex = bytes => bytes.map(b => b.toString(16).padStart(2, '0')).join(' ');
for (const s of ['', 'f', 'fo', 'foo', 'foobar', 'user:pässword', '😀€']) console.log(JSON.stringify(s), encode(utf8(s)), hex(utf8(s)), text(decode(encode(utf8(s)))) === s);
try { decode('a*b'); } catch (e) { console.log(String(e)); }
console.log('48 65 6c6C6f'.replace(/\s/g, '').match(/../g).map(h => String.fromCharCode(parseInt(h, 16))).join(''), decode('AP/+').join());
