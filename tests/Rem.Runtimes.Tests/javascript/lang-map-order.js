const m = new Map([['b', 1], ['a', 2]]); m.set('c', 3).set('a', 20).delete('b'); m.set('b', 10);
console.log([...m].map(e => e.join('=')).join(), m.size, m.has('b'), m.has('zz'), String(m.get('zz')), m.delete('zz'));
const odd = new Map(); [NaN, 0, -0, null, undefined, '0', true].forEach((k, i) => odd.set(k, i)); console.log(odd.size, odd.get(NaN), odd.get(-0), odd.get(null), odd.get(undefined), Object.is([...odd.keys()][1], 0));
const k1 = {}, k2 = {}; const w = new Map([[k1, 'one'], [k2, 'two']]); console.log(w.get(k1), w.get({}) === undefined, w.get(k2));
const order = []; m.forEach((v, k, self) => order.push(k, v, self === m)); console.log(order.join());
const it = m.entries(); console.log(it.next().value.join(), typeof it[Symbol.iterator], it[Symbol.iterator]() === it, [...it].length, it.next().done);
console.log(m.entries === Map.prototype[Symbol.iterator], m[Symbol.toStringTag], Object.prototype.toString.call(m), Map.length, Map.name);
m.clear(); console.log(m.size, [...m.keys()].length, JSON.stringify(m), JSON.stringify([...new Map([[1, { a: 2 }]])]));
const inverted = new Map([...new Map(Object.entries({ x: 1, y: 2 }))].map(([k, v]) => [v, k])); console.log(inverted.get(1), JSON.stringify(Object.fromEntries(inverted)));
try { Map(); } catch (e) { console.log(e.name); } try { new Map([1]); } catch (e) { console.log(e.name); } try { Map.prototype.get.call({}, 1); } catch (e) { console.log(e.name); }
