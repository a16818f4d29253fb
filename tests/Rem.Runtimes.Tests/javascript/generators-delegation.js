function* inner() { const x = yield 'a'; console.log('inner got', x); return 'r'; }
function* outer() { const r = yield* inner(); yield r; yield* [1, 2]; yield* 'xy'; }
const g = outer(); console.log(g.next().value, g.next('S').value, [...g].join());
function* tree(t) { if (!t) return; yield* tree(t.l); yield t.v; yield* tree(t.r); }
console.log([...tree({ v: 4, l: { v: 2, l: { v: 1 }, r: { v: 3 } }, r: { v: 5 } })].join());
