const list = [{ n: 'a', k: [1, 2] }, { n: 'b', k: [] }, { n: 'c', k: [3] }];
console.log(`<ul>${list.map(x => `<li>${x.n}${x.k.length ? `<ol>${x.k.map(k => `<li>${k}</li>`).join('')}</ol>` : ''}</li>`).join('')}</ul>`);
console.log(`one
  two
three`.split('\n').map(l => l.length).join());
console.log(`joined \
line`, `${1}${2}${3}`, `$${5} {x} $ {y} \${z} \``);
console.log(`${[1, 2, [3, 4]]}`, `${{}}`, `${null} ${undefined} ${true}`);
console.log(`${{ toString() { return 'string'; }, valueOf() { return 'value'; } }}`, '' + { toString() { return 'string'; }, valueOf() { return 'value'; } });
const order = []; const t = n => { order.push(n); return { toString() { order.push('s' + n); return n; } }; };
console.log(`${t(1)}${t(2)}` + `${t(3)}`, order.join());
try { `${Symbol('x')}`; } catch (e) { console.log(e.name); }
console.log(`a${`b${`c${'d'}c`}b`}a`, `\u0041\x42\u{43}\t|`, `\\n`.length, ``.length);
console.log(`${(() => { let s = ''; for (let i = 0; i < 3; i++) s += `${i}`; return s; })()}`);
console.log(typeof `x`, `x` === 'x', `a` + `b` < `b`, `${`}`}`, `${'`'}`);
