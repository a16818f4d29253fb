const manifest = `
d41d8cd98f00b204e9800998ecf8427e  empty.txt
900150983cd24fb0d6963f7d28e17f72 *abc.bin
not-a-hash  broken.txt
900150983cd24fb0d6963f7d28e17f72  copy of abc.bin
`.trim();
const entries = [], bad = [];
manifest.split('\n').forEach((line, i) => { const m = /^([\da-f]{32}) ([ *])(.+)$/.exec(line); m ? entries.push({ hash: m[1], binary: m[2] === '*', name: m[3] }) : bad.push(i + 1); });
const byHash = entries.reduce((m, { hash, name }) => m.set(hash, (m.get(hash) ?? []).concat(name)), new Map());
for (const [hash, names] of byHash) console.log(hash.slice(0, 8), names.length > 1 ? 'DUP' : 'ok ', names.join(', '));
console.log('bad lines', bad.join(), entries.filter(e => e.binary).length);
const luhn = n => [...n.replace(/\D/g, '')].reverse().reduce((s, d, i) => s + (i % 2 ? (d * 2 > 9 ? d * 2 - 9 : d * 2) : +d), 0) % 10 === 0;
console.log(['4539 1488 0343 6467', '8273 1232 7352 0569', '0'].map(luhn).join());
const isbn = s => { let sum = 0; for (let i = 0; i < 9; i++) sum += (10 - i) * s[i]; const c = (11 - sum % 11) % 11; return s + (c === 10 ? 'X' : c); };
console.log(isbn('030640615'), isbn('080442957'));
