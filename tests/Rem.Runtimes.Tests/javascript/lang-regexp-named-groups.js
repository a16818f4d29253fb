const date = /(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})/; const { groups: { year, month, day } } = date.exec('on 2024-05-06.'); console.log(year, month, day, date.exec('x'), 'a 1999-12-31 b'.search(date));
console.log('2024-05-06'.replace(date, '$<day>.$<month>.$<year>'), '2024-05-06'.replace(date, '[$&][$1]'), /(?<q>['"]).*?\k<q>/.exec(`say "it's" now`)[0]);
const m = /(?<a>x)|(?<b>y)/.exec('y'); console.log(String(m.groups.a), m.groups.b, m.index, m.input, m.length, String(m[1]), m[2]);
console.log(Object.keys(m.groups).join(), 'x1y2'.replace(/(?<l>[a-z])(?<d>\d)/g, '$<d>$<l>'), /(\w)\1/.exec('hello')[0], /(?:ab)+/.exec('xababx')[0]);
const token = /\s*(?:(?<num>\d+(?:\.\d+)?)|(?<id>[a-z]\w*)|(?<op>[-+*\/()=]))/y; const lex = s => { const out = []; token.lastIndex = 0; for (let m; token.lastIndex < s.length && (m = token.exec(s));) { const [k, v] = Object.entries(m.groups).find(([, v]) => v !== undefined); out.push(k + ':' + v); } return out.join(' '); }; console.log(lex('x1 = 3.5*(y - 42)'));
console.log('a-b-c'.replace(/(?<first>\w)-(?<second>\w)/, (...a) => JSON.stringify(a.at(-1))), JSON.stringify(/(?<k>\w+)=(?<v>\w*)/.exec('key=').groups));
