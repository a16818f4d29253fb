const adders = [1, 2, 3].map(n => m => n + m); console.log(adders.map(f => f(10)).join());
const once = f => { let done = false, r; return (...a) => done ? r : (done = true, r = f(...a)); }; let calls = 0; const init = once(x => { calls++; return x * 2; }); console.log(init(5), init(9), calls);
const memo = f => { const m = new Map(); return n => m.has(n) ? m.get(n) : (m.set(n, f(n)), m.get(n)); }; const slow = memo(n => { calls++; return n < 2 ? n : slow(n - 1) + slow(n - 2); }); console.log(slow(40), calls);
const curry = f => function c(...a) { return a.length >= f.length ? f(...a) : (...b) => c(...a, ...b); }; console.log(curry((a, b, c) => a + b * c)(1)(2)(3), curry((a, b) => a - b)(9, 4));
const mod = (() => { let hidden = 0; const bump = () => ++hidden; return { bump, get twice() { return hidden * 2; } }; })(); mod.bump(); mod.bump(); console.log(mod.twice, typeof hidden);
console.log((function () { return typeof this; }).call(5).length > 0, (() => { const a = []; for (var i = 0; i < 3; i++) (j => a.push(() => j))(i); return a.map(f => f()).join(); })());
const Y = f => (x => f(v => x(x)(v)))(x => f(v => x(x)(v))); console.log(Y(self => n => n ? n * self(n - 1) : 1)(10)); const partial = (f, ...a) => (...b) => f(...a, ...b); console.log(partial(Math.max, 5)(3, 8));
const stack = () => { const s = []; return { push: v => (s.push(v), s.length), pop: () => s.pop(), get size() { return s.length; } }; }; const s1 = stack(), s2 = stack(); s1.push(1); s1.push(2); s2.push(9); console.log(s1.pop(), s1.size, s2.size);
