// Titles to slugs and back, with letters beyond ASCII.
const table = { 'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'ß': 'ss', 'é': 'e', 'è': 'e', 'ç': 'c', 'ñ': 'n', 'ø': 'o', 'å': 'a' };
const slug = title => title.toLowerCase().replace(/[^\x00-\x7f]/gu, c => table[c] ?? '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
const used = new Map();
const unique = title => {
  const base = slug(title) || 'untitled', n = (used.get(base) ?? 0) + 1;
  used.set(base, n);
  return n === 1 ? base : `${base}-${n}`;
};
for (const title of ['Größe & Straße', 'GRÖSSE & STRASSE', 'Größe, Straße!', 'El niño está aquí', '😀 Smile 😀', '😀', '--', 'ΑΣ ΟΔΟΣ', 'İstanbul']) console.log(`${title} -> ${unique(title)}`);
console.log('Straße'.toUpperCase(), 'ﬁn ﬂat'.toUpperCase(), 'ΟΔΥΣΣΕΥΣ ΣΑΣ'.toLowerCase(), 'ŉ ǰ'.toUpperCase().length, 'ß'.toLocaleUpperCase());
const capital = word => { const [first = '', ...rest] = word; return first.toUpperCase() + rest.join('').toLowerCase(); };
console.log('éCOLE ßtrange 𝒳yz ǆungla'.split(' ').map(capital).join(' '));
const initials = name => name.split(/[\s-]+/).map(([c]) => c).join('').toUpperCase();
console.log(initials('anna-lena ßauer'), initials('émile zola'), initials('𝒳 y'));
const width = text => [...text].reduce((n, c) => n + (c.codePointAt(0) > 0x2e80 ? 2 : 1), 0);
for (const text of ['abc', '漢字', 'a😀b', 'e\u0301']) console.log(text.length, [...text].length, width(text), [...text].map(c => c.codePointAt(0).toString(16)).join('.'));
const clip = (text, length) => [...text].length > length ? [...text].slice(0, length - 1).join('') + '…' : text;
console.log(clip('👍🏽👍🏽👍🏽', 3), clip('Straßenbahn', 6), clip('kurz', 6));
console.log('abc'.codePointAt(9), 'abcabc'.lastIndexOf(''), 'abcabc'.lastIndexOf('c', -1), 'abcabc'.lastIndexOf('b', 3), 'x'.at(-2));
const count = text => [...text].reduce((m, c) => m.set(c, (m.get(c) ?? 0) + 1), new Map());
console.log([...count('aßa😀ß😀😀')].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([c, n]) => c + n).join(' '));
