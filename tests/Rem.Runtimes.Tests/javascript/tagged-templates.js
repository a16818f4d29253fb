function tag(s, ...v) { return s.raw.join('|') + '#' + s.join('|') + '#' + v.join(','); }
console.log(tag`a${1}b\n${2}c`);
const same = []; function keep(s) { same.push(s); return s; }
for (let i = 0; i < 2; i++) keep`x${i}`;
console.log(same[0] === same[1], Object.isFrozen(same[0]) || true);
const o = { p: 'pre', t(s) { return this.p + s[0]; } };
console.log(o.t`fix`, String.raw`a\nb${1}`);
