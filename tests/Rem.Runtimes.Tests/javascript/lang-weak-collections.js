const w = new WeakMap(), k = {}, f = () => {}; console.log(w.set(k, 1) === w, w.get(k), w.has({}), w.set(f, 'fn').get(f), w.delete(k), w.has(k), String(w.get(k)));
for (const bad of [1, 'a', null, undefined]) try { w.set(bad, 1); } catch (e) { console.log(e.name); }
console.log(w.has(1), w.delete('x'), String(w.get(null)));
const s = new WeakSet([k]); console.log(s.has(k), s.add(f) === s, s.delete(k), s.has(k), s.has(f), s.has('x')); try { s.add(5); } catch (e) { console.log(e.name); }
const priv = new WeakMap(); class Person { constructor(n) { priv.set(this, { n, log: [] }); } rename(n) { const p = priv.get(this); p.log.push(p.n); p.n = n; return this; } get info() { const { n, log } = priv.get(this); return `${n} (${log.join()})`; } } console.log(new Person('a').rename('b').rename('c').info);
const seen = new WeakSet(); const walk = o => { if (seen.has(o)) return '(again)'; seen.add(o); return '{' + Object.keys(o).map(x => x + (typeof o[x] === 'object' ? walk(o[x]) : o[x])).join() + '}'; }; const loop = { a: 1, b: { c: 2 } }; loop.b.up = loop; console.log(walk(loop));
console.log(new WeakMap([[k, 'init']]).get(k), w[Symbol.toStringTag], typeof w[Symbol.iterator], w.size);
