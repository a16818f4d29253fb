// Sums with texts, and members by keys of all kinds.
const s = Symbol('k'); const o = { [{ [Symbol.toPrimitive]: () => s }]: 1, [{ toString: () => 'x' }]: 2 }; console.log(o[s], o.x, o[{ toString: () => 'x' }], o[{ [Symbol.toPrimitive]: h => h === 'string' ? s : 0 }]);
class A { static #x = 1; static { const r = () => { return 5; }; console.log(r()); } }
'abc'.foo = 1; console.log('abc'.foo); const t = 'abc'; t.bar = 2; console.log(t.bar, t.length, t[1], t[t.length - 1], t['length'], 'len' in Object(t));
let r = ''; for (let i = 0; i < 300; i++) r = r + 'x' + i; console.log(r.length, typeof r, r.slice(-4)); console.log(1 + 'a' + 2.5 + null + undefined + true + -0 + 1e21 + [1, 2] + {}, 'a' + Symbol.iterator.toString(), 1 + 2, 0.1 + 0.2, 2147483647 + 1, -1 + 1, Object.is(-0 + -0, -0), 'x' + NaN, null + 1, true + true);
try { 'a' + Symbol('q'); } catch (e) { console.log(e.name); }
console.log('' + { toString: () => 'ts', valueOf: () => 'vo' }, `${{ toString: () => 'ts', valueOf: () => 'vo' }}`, '' + new Date(0).toISOString(), `a${1}${'b'}c`, `${''}${''}` === '');
const m = new Map([['w' + 1, 1]]); console.log(m.get('w1'), m.has(`w${1}`), ({ w1: 3 })['w' + 1], ['w1'].includes('w' + 1), 'w' + 1 === 'w1', JSON.stringify({ a: 'x' + 1 }), new Set(['a' + 1, 'a1']).size);
const a = [1, 2, 3]; let i = 0; console.log(a[i++], a[++i - 1], a[-1 + 2], a[~~1.7], a[1 - 2], a[1 / 2], a[4 % 3] , a[+'2'], a['1'], a[1.0]); a[i - 1] = 9; a[i * 2] = 7; console.log(a.length, a.join(), (i - 2) in a, delete a[i - 2], a.join());
