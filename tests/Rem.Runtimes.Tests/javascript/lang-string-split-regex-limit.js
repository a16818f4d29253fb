const j = x => JSON.stringify(x);
console.log(j('one  two three'.split(/\s+/, 2)), j('a1b2c3'.split(/(\d)/, 4)), j('abc'.split(/$/)), j('abc'.split(/^/)));
console.log(j('a,b;c'.split(/[,;]/)), j('a,b'.split(',', -1)), j('a,b'.split(',', 1.9)), j('<b>x</b>'.split(/(<\/?\w>)/)));
console.log(j('line1\nline2\r\nline3'.split(/\r?\n/)), j('aXbxc'.split(/x/i)), j('abc'.split('abc')), j('abcabc'.split('bc')));
const csv = line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, q, p]) => q !== undefined ? q.replaceAll('""', '"') : p);
console.log(j(csv('a,"b,c","d""e",,f')));
const parse = q => Object.fromEntries(q.split('&').map(p => p.split('=')).map(([k, ...v]) => [k, v.join('=')]));
console.log(j(parse('a=1&b=2=3&c')));
