const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
class Safe { constructor(text) { this.text = text; } toString() { return this.text; } }
const html = ({ raw, ...cooked }, ...values) => new Safe(Object.values(cooked).reduce((out, s, i) => out + s + show(values[i]), ''));
const show = v => v === undefined || v === null || v === false ? '' : v instanceof Safe ? v.text : Array.isArray(v) ? v.map(show).join('') : String(v).replace(/[&<>"']/g, c => entities[c]);
const rows = [{ name: '<db>', load: 0.5 }, { name: "O'Neil & \"sons\"", load: null }];
console.log(`${html`<ul>${rows.map(r => html`<li title="${r.name}">${r.load}</li>`)}</ul>${false}`}`);
function sql(strings, ...values) {
  const params = [];
  const text = strings.reduce((q, s, i) => q + (Array.isArray(values[i - 1]) ? `(${values[i - 1].map(v => `$${params.push(v)}`).join(', ')})` : `$${params.push(values[i - 1])}`) + s);
  return { text, params };
}
const { text, params } = sql`select * from hosts where dc = ${'ams'} and id in ${[1, 2, 3]} and name <> ${"x'; drop"}`;
console.log(text, JSON.stringify(params));
const shell = (s, ...v) => String.raw({ raw: s.raw }, ...v.map(x => /^[\w\/.:-]+$/.test(x) ? x : `'${String(x).replace(/'/g, `'\\''`)}'`));
console.log(shell`grep -e ${"it's \t"} ${'/var/log/x.log'} | awk '\n{print \$1}'`);
const tag = s => s; const get = () => tag`a${1}b`;
console.log(get() === get(), get().raw.length, tag`\u0041\n`.raw[0], tag`\u0041`[0], String.raw`\x${'y'}\z`);
