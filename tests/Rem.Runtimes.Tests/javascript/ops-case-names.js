// Names between the cases that languages like.
const words = name => name
  .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
  .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
  .split(/[^\p{L}\d]+/u)
  .filter(Boolean)
  .map(w => w.toLowerCase());
const upperFirst = ([first = '', ...rest]) => first.toUpperCase() + rest.join('');
const cases = {
  camel: w => w.map((x, i) => i ? upperFirst(x) : x).join(''),
  pascal: w => w.map(upperFirst).join(''),
  snake: w => w.join('_'),
  kebab: w => w.join('-'),
  constant: w => w.join('_').toUpperCase(),
  title: w => w.map(upperFirst).join(' '),
  dot: w => w.join('.'),
};
for (const name of ['helloWorld', 'HTTPServerError', 'snake_case_name', 'kebab-case', 'Title Case Words', 'v2ApiURL', 'straßeNummer', 'ΣΊΣΥΦΟΣ ΟΔΟΣ', '__proto__', 'élanVital']) {
  const w = words(name);
  console.log(name, w.length, Object.entries(cases).map(([k, f]) => `${k}:${f(w)}`).join(' '));
}
const convert = (value, change) => Array.isArray(value) ? value.map(v => convert(v, change))
  : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [change(words(k)), convert(v, change)]))
  : value;
const data = { user_name: 'x', 'created-at': 1, nested: [{ API_key: null, TotalCount: 2 }] };
for (const kind of ['camel', 'snake', 'constant']) console.log(JSON.stringify(convert(data, cases[kind])));
console.log('ß'.toUpperCase(), 'ŉa'.toUpperCase(), upperFirst('ßeta'), upperFirst('ﬁnal'), upperFirst(''), upperFirst('😀x'), 'İ'.toLowerCase().length, 'ΑΣΑΣ Σ'.toLowerCase());
const plain = { ['__proto__']: 1, __proto__: { inherited: true } };
console.log(Object.keys(plain).join(), plain.inherited, JSON.stringify(plain), Object.getPrototypeOf(plain).inherited, [].__proto__ === Array.prototype);
const swap = text => [...text].map(c => c === c.toUpperCase() ? c.toLowerCase() : c.toUpperCase()).join('');
console.log(swap('Hello Wörld'), swap(swap('Hello Wörld')) === 'Hello Wörld', swap('ß'), 'ABC'.localeCompare('abc') > 0, 'é' < 'z');
