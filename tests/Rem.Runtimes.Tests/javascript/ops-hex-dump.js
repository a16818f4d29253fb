const bytes = Array.from('Hello, REM!\n\t\u00ff0123456789', c => c.charCodeAt(0) & 255);
function* dump(data, width = 16) {
  for (let at = 0; at < data.length; at += width) {
    const row = data.slice(at, at + width);
    const hex = row.map(b => b.toString(16).padStart(2, '0')).join(' ').padEnd(width * 3 - 1);
    yield `${at.toString(16).padStart(8, '0')}  ${hex}  |${row.map(b => b >= 32 && b < 127 ? String.fromCharCode(b) : '.').join('')}|`;
  }
}
for (const line of dump(bytes)) console.log(line);
console.log([...dump(bytes, 8)].length, [...dump([])].length);
const read = { u16: (b, i) => b[i] << 8 | b[i + 1], u32: (b, i) => (read.u16(b, i) << 16 | read.u16(b, i + 2)) >>> 0, i8: (b, i) => b[i] << 24 >> 24 };
console.log(read.u16(bytes, 0), read.u32(bytes, 0), read.i8([255, 127, 128], 0), read.i8([128], 0), read.u32([255, 255, 255, 255], 0));
const varint = n => { const out = []; do { out.push(n > 127 ? n & 127 | 128 : n); n >>>= 7; } while (n); return out; };
console.log([0, 127, 128, 300, 2 ** 31].map(n => varint(n).join('.')).join(' '));
