const log = []; const t = (n, v = n) => { log.push(n); return v; };
const f = (...a) => a.join('');
console.log(f(t(1), ...t(2, [t(3), t(4)]), t(5), ...t(6, 'xy')), log.join());
function* gen(n) { log.push('open' + n); try { for (let i = 0; i < n; i++) yield i; } finally { log.push('close' + n); } }
log.length = 0; console.log([...gen(2), '|', ...gen(3)].join(), log.join());
console.log([...[1, , 3]].map(String).join(), 1 in [...[1, , 3]], [...'a😀'].length, [...new Set([1, 1, 2])].join(), [...new Map([[1, 2]])][0].join());
const o = { ...{ a: 1, b: 2 }, b: 3, ...{ c: 4, a: 5 } }; console.log(JSON.stringify(o));
console.log(JSON.stringify({ ...null, ...undefined, ...5, ...true, ...'hi', ...[7, 8], z: 1 }));
const source = { get g() { log.push('got'); return 'v'; }, [Symbol('s')]: 1 }; Object.defineProperty(source, 'hidden', { value: 1 });
log.length = 0; const copy = { ...source }; console.log(log.join(), Object.keys(copy).join(), Object.getOwnPropertyDescriptor(copy, 'g').value, Object.getOwnPropertySymbols(copy).length);
class Q { own = 1; get up() { return 2; } } console.log(JSON.stringify({ ...new Q() }), JSON.stringify({ ...Object.create({ up: 1 }) }));
for (const bad of [null, undefined, 5, {}]) { try { [...bad]; } catch (e) { log.push(e.name); } } console.log(log.slice(1).join());
console.log(Math.max(...[1, 5, 3], ...[], 4), new Date(...[2020, 0, 1]).getFullYear(), String.fromCharCode(...[72, 105]), [].concat(...[[1], [2, [3]]]).length);
const setterTarget = { ...{ set x(v) { log.push('set'); } } }; console.log('x' in setterTarget, setterTarget.x === undefined);
console.log(JSON.stringify({ __proto__: { inherited: 1 }, ...{ own: 1 } }), { 1: 'a', ...{ 0: 'b' } }[0]);
