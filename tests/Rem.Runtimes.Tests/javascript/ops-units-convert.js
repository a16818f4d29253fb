// Amounts with units: read, added, compared and shown, by one table that nobody changes.
const units = Object.freeze({ B: 1, ...Object.fromEntries(['K', 'M', 'G', 'T'].flatMap((p, i) => [[`${p}B`, 1000 ** (i + 1)], [`${p}iB`, 1024 ** (i + 1)]])) });
class Amount {
  constructor(bytes) { this.bytes = bytes; Object.freeze(this); }
  static read(text) {
    const { number, unit = 'B' } = /^\s*(?<number>[+-]?\d+(?:\.\d+)?)\s*(?<unit>[KMGT]?i?B)?\s*$/.exec(text)?.groups ?? {};
    if (number === undefined || !Object.hasOwn(units, unit)) throw new SyntaxError(`'${text}' is no amount`);
    return new Amount(Math.round(number * units[unit]));
  }
  static sum(...amounts) { return new Amount(amounts.reduce((n, a) => n + +a, 0)); }
  in(unit, digits = 2) { return `${+(this.bytes / units[unit]).toFixed(digits)} ${unit}`; }
  get human() { const steps = Object.entries(units).filter(([u]) => u.includes('i') || u === 'B').sort(([, a], [, b]) => b - a); const [unit] = steps.find(([, n]) => Math.abs(this.bytes) >= n) ?? ['B']; return this.in(unit, 1); }
  valueOf() { return this.bytes; }
  toString() { return this.human; }
  toJSON() { return `${this.bytes}B`; }
}
for (const text of ['0', '1KB', '1.5 KiB', ' 2GiB ', '-3MB', '10TiB', '999', '1 KiBi', 'GB', '1e3']) {
  try { const a = Amount.read(text); console.log(JSON.stringify(text), +a, `${a}`, a.in('MB'), a.in('KiB', 0)); } catch (e) { console.log(e.name, e.message); }
}
const disks = { root: '20GiB', home: '1.5TiB', tmp: '512MiB' };
const sizes = Object.fromEntries(Object.entries(disks).map(([k, v]) => [k, Amount.read(v)]));
console.log(JSON.stringify(sizes), String(Amount.sum(...Object.values(sizes))), sizes.home > sizes.root, sizes.tmp - 1, Math.max(...Object.values(sizes)) === +sizes.home);
console.log(Object.entries(sizes).sort(([, a], [, b]) => b - a).map(([k, a]) => `${k} ${a}`).join(', '), sizes.tmp + sizes.tmp, `${sizes.tmp}` + '!');
try { (() => { 'use strict'; sizes.tmp.bytes = 0; })(); } catch (e) { console.log(e.name, e.message); }
try { (() => { 'use strict'; sizes.tmp.human = 'x'; })(); } catch (e) { console.log(e.name, e.message); }
try { (() => { 'use strict'; units.PB = 1; })(); } catch (e) { console.log(e.name, e.message); }
const rate = (amount, seconds) => `${new Amount(Math.round(amount / seconds))}/s`;
console.log(rate(sizes.root, 60), rate(Amount.read('1MiB'), 2), rate(0, 1), 2 ** 10 === units.KiB, 10 ** 3 === units.KB);
