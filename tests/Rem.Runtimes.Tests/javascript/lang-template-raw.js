function show(strings, ...values) { return strings.raw.map((r, i) => `[${r}|${String(strings[i])}]` + (i < values.length ? values[i] : '')).join(''); }
console.log(show`a\n${1}b\t${2}`.replace(/\n/g, 'NL').replace(/\t/g, 'TAB'));
console.log(String.raw`C:\new\table${1 + 1}\u0041`, String.raw({ raw: ['x', 'y', 'z'] }, 1, 2, 3), String.raw({ raw: 'abc' }, '-', '+'));
console.log(show`\unicode and \xerxes`.length, show`${1}${2}`);
const keep = s => s; const site = () => keep`same${1}`;
console.log(site() === site(), keep`same` === keep`same`, Array.isArray(site().raw));
const o = { p: 'o', tag(s, v) { return this.p + s.join('_') + v; } };
console.log(o.tag`x${5}y`, o['tag']`${6}`);
const chain = s => { const next = t => chain(s + '/' + t.raw[0]); next.toString = () => s; return next; };
console.log(String(chain('root')`a``b``c`));
const sql = (s, ...v) => ({ text: s.reduce((a, x, i) => a + (i ? '$' + i : '') + x, ''), v });
const q = sql`select * from t where a = ${'x'} and b = ${2}`; console.log(q.text, JSON.stringify(q.v));
const dedent = (s, ...v) => String.raw({ raw: s }, ...v).split('\n').map(l => l.trim()).filter(Boolean).join('|');
console.log(dedent`
   alpha ${1}
     beta
`);
