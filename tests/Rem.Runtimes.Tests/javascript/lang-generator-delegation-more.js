const log = [];
function* inner() { try { const got = yield 'i1'; log.push('inner got ' + got); yield 'i2'; return 'inner result'; } catch (e) { log.push('inner caught ' + e); yield 'recovered'; return 'after catch'; } finally { log.push('inner finally'); } }
function* outer() { const r = yield* inner(); log.push('outer got ' + r); yield* [1, 2]; yield* 'ab'; return 'done'; }
let g = outer(); console.log(g.next('x').value, g.next('hi').value, g.next().value, g.next().value, g.next().value, g.next().value, JSON.stringify(g.next()), JSON.stringify(g.next()));
g = outer(); g.next(); console.log(g.throw('boom').value, g.next().value, JSON.stringify(g.return('early')), g.next().done);
g = outer(); g.next(); console.log(JSON.stringify(g.return(7)), log.join('|'));
function* tree(t) { if (t) { yield* tree(t.l); yield t.v; yield* tree(t.r); } } const n = (v, l, r) => ({ v, l, r }); console.log([...tree(n(4, n(2, n(1), n(3)), n(6, n(5))))].join());
function* perms(a, k = a.length) { if (k < 2) yield a.join(''); else for (let i = 0; i < k; i++) { yield* perms(a, k - 1); const j = k % 2 ? 0 : i;[a[k - 1], a[j]] = [a[j], a[k - 1]]; } } console.log([...perms([...'abc'])].join());
function* flat(x) { Array.isArray(x) ? yield* x.map(flat).flatMap(y => [...y]) : yield x; } console.log([...flat([1, [2, [3, [4]], 5]])].join());
const noReturn = { [Symbol.iterator]: () => ({ i: 0, next(v) { return { value: [this.i++, v].join(':'), done: this.i > 3 }; } }) }; function* d() { const r = yield* noReturn; yield 'ret ' + r; } const e = d(); console.log(e.next('a').value, e.next('b').value, e.next('c').value, e.next('d').value);
