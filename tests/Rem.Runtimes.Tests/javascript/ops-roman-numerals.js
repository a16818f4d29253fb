const table = Object.entries({ M: 1000, CM: 900, D: 500, CD: 400, C: 100, XC: 90, L: 50, XL: 40, X: 10, IX: 9, V: 5, IV: 4, I: 1 });
const toRoman = n => table.reduce((out, [s, v]) => { while (n >= v) { out += s; n -= v; } return out; }, '');
const fromRoman = s => {
  if (!/^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/.test(s) || s === '') throw new SyntaxError(`not roman: "${s}"`);
  const values = Array.from(s, c => table.find(([k]) => k === c)[1]);
  return values.reduce((sum, v, i) => v < (values[i + 1] ?? 0) ? sum - v : sum + v, 0);
};
console.log([1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999].map(n => `${n}=${toRoman(n)}`).join(' '));
for (const s of ['MCMXCIV', 'IIII', 'XLII', '', 'VX']) try { console.log(s, fromRoman(s)); } catch ({ name, message }) { console.log(name, message); }
let mismatches = 0;
for (let n = 1; n < 4000; n++) if (fromRoman(toRoman(n)) !== n) mismatches++;
console.log(mismatches);
const bases = [2, 8, 16, 36].map(b => [b, (48879).toString(b), parseInt((48879).toString(b), b) === 48879]);
console.log(bases.map(b => b.join(':')).join(' '), (255).toString(2).padStart(12, '0'), (-0.75).toString(2), parseInt('12px'), parseInt('0x1f'), parseInt('z', 36), Number('0b101'), Number('0o17'));
const letters = n => { let s = ''; for (; n > 0; n = Math.floor((n - 1) / 26)) s = String.fromCharCode(65 + (n - 1) % 26) + s; return s; };
console.log([1, 26, 27, 52, 702, 703].map(letters).join());
