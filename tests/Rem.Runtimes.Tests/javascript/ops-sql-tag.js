// A template tag that keeps values out of the text.
const parts = new WeakMap();
function sql(strings, ...values) {
  if (!Array.isArray(strings.raw) || !Object.isFrozen(strings) || !Object.isFrozen(strings.raw)) throw new TypeError('not a tag');
  const text = [], given = [];
  strings.forEach((s, i) => {
    text.push(s);
    if (i >= values.length) return;
    const value = values[i];
    if (parts.has(value)) { const inner = parts.get(value); text.push(inner.text.replace(/\$(\d+)/g, (_, n) => `$${+n + given.length}`)); given.push(...inner.given); }
    else if (Array.isArray(value)) { text.push(`(${value.map((_, j) => `$${given.length + j + 1}`).join(', ')})`); given.push(...value); }
    else { given.push(value); text.push(`$${given.length}`); }
  });
  const query = { get text() { return text.join('').replace(/\s+/g, ' ').trim(); } };
  parts.set(query, { text: text.join(''), given });
  return query;
}
const show = query => `${query.text} -- ${JSON.stringify(parts.get(query).given)}`;
const name = "Robert'); drop table host; --";
console.log(show(sql`select * from host where name = ${name}`));
const where = (conditions) => conditions.length ? sql`where ${conditions.reduce((a, b) => sql`${a} and ${b}`)}` : sql``;
console.log(show(sql`select name
  from host ${where([sql`zone = ${'eu'}`, sql`cpu > ${4}`, sql`tag in ${['a', 'b', null]}`])} limit ${10}`));
console.log(show(sql`delete from host ${where([])}`));
const seen = new Set();
const site = s => { seen.add(s); return s; };
for (let i = 0; i < 3; i++) site`same ${i}`;
site`same ${0}`;
console.log(seen.size, [...seen].map(s => s.join('?')).join('|'));
const raw = (s, ...v) => String.raw(s, ...v.map(x => x * 2));
console.log(raw`a\n${1}\u0041${2}`, String.raw`C:\temp\${1 + 1}`.length);
const upper = (s, ...v) => s.reduce((a, b, i) => a + String(v[i - 1]).toUpperCase() + b);
console.log(upper`x${'y'}z${'straße'}!`);
try { (s => { 'use strict'; s[0] = 'changed'; })`frozen`; } catch (e) { console.log(e.name); }
const nested = tag => tag`1${tag`2${tag`3`}`}`;
console.log(nested((s, ...v) => `<${s.join('')}${v.join('')}>`));
