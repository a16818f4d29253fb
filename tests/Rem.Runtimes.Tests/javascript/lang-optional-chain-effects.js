let n = 0; const hit = v => { n++; return v; };
const o = { a: { b: () => ({ c: [10, 20] }), s: 'text' }, nul: null };
console.log(o?.a?.b?.().c?.[1], o.x?.[hit('k')].y.z(hit(1)), n);
console.log(o.nul?.deep.er.still(), o.a.nothing?.(hit(1)), n, o.a.s?.length, o.a?.['s']?.toUpperCase?.());
console.log(delete o?.a?.s, 's' in o.a, delete o.zip?.zap, typeof o.nope?.x);
try { o.a.nothing.more; } catch (e) { console.log(e.name); }
try { (o.x?.y).z; } catch (e) { console.log(e.name); }
try { o.a.s2?.(); o.a?.missing(); } catch (e) { console.log(e.name); }
const self = { v: 'me', get() { return this?.v; }, in: { f() { return this === self.in; } } }; console.log(self?.get(), self.in?.f(), (self?.get)(), self['get']?.());
console.log([1, 2]?.map?.(x => x * 2).join(), ''?.length, 0?.toFixed(1), false?.toString(), (undefined ?? {})?.x);
console.log(true?.5:1, [null, { v: 1 }, undefined, { v: 0 }].map(x => x?.v ?? 'none').join());
class P { #x = 4; static read(o) { return o?.#x; } } console.log(P.read(new P()), P.read(null));
