const words = s => s.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
const cap = w => w[0].toUpperCase() + w.slice(1).toLowerCase();
const styles = { camel: w => w.map((x, i) => i ? cap(x) : x.toLowerCase()).join(''), pascal: w => w.map(cap).join(''), snake: w => w.map(x => x.toLowerCase()).join('_'), kebab: w => w.join('-').toLowerCase(), constant: w => w.join('_').toUpperCase(), title: w => w.map(cap).join(' ') };
for (const s of ['maxRetryCount', 'HTTPServerURL', 'log_file_path', 'X-Forwarded-For', 'node20Version', '']) console.log(words(s).join('|'), '=>', Object.values(styles).map(f => f(words(s))).join(' '));
const rename = (value, f) => Array.isArray(value) ? value.map(v => rename(v, f)) : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([k, v]) => [f(words(k)), rename(v, f)])) : value;
console.log(JSON.stringify(rename({ userName: 'a', homeDirs: [{ mountPoint: '/x', isReadOnly: false }], n: null }, styles.snake)));
const plural = (n, one, many = one + 's') => `${n} ${n === 1 ? one : many}`;
console.log(plural(0, 'host'), plural(1, 'host'), plural(2, 'query', 'queries'), [1, 2, 3, 4, 11, 12, 13, 21, 102, 111].map(n => n + (['th', 'st', 'nd', 'rd'][n % 100 >> 3 ^ 1 && n % 10] || 'th')).join());
console.log('İ'.length, 'ÀÉ'.toLowerCase(), 'a-b-c'.split('-', 2).join(), 'x'.codePointAt(0), 'tEST'.replace(/^./, c => c.toUpperCase()));
