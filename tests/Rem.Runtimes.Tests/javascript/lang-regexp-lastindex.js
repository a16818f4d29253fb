const g = /o/g; const log = []; for (let m; (m = g.exec('foo boo'));) log.push(m.index + '/' + g.lastIndex); console.log(log.join(), g.lastIndex);
console.log(g.test('oo'), g.lastIndex, g.test('oo'), g.lastIndex, g.test('oo'), g.lastIndex); g.lastIndex = 5; console.log('oooooooo'.replace(g, 'x'), g.lastIndex);
const y = /foo/y; console.log(y.test('foofoo bar foo'), y.lastIndex, y.test('foofoo bar foo'), y.lastIndex, y.test('foofoo bar foo'), y.lastIndex); y.lastIndex = 4; console.log(y.exec('abc foo').index, y.lastIndex);
const plain = /a/; plain.lastIndex = 5; console.log(plain.test('a'), plain.lastIndex, 'aaa'.match(/a/g).length, 'abc'.match(/b/).index);
const empty = /x*/g; console.log('axb'.replace(empty, '-'), 'abc'.match(/(?:)/g).length, [...'aXbX'.matchAll(/X|$/g)].map(m => m.index).join());
console.log(/a/gi.flags, /a/my.flags, /a\/b/.source, String(/x[/]y/g), new RegExp('a+', 'g').source, new RegExp(/q/g, 'i').flags, new RegExp('').source, new RegExp('\\d').test('5'), /a/ instanceof RegExp, typeof /a/);
for (const bad of ['(', '[', '*', 'a{2,1}', '\\']) try { new RegExp(bad); console.log('fine ' + bad); } catch (e) { console.log(e.name); } try { new RegExp('a', 'gg'); } catch (e) { console.log(e.name); }
