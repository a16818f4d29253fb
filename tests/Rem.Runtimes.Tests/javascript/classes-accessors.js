class T { #c = 20; get f() { return this.#c * 1.8 + 32; } set f(v) { this.#c = (v - 32) / 1.8; } static get zero() { const t = new T(); t.f = 32; return t; } get c() { return this.#c; } }
const t = new T(); console.log(t.f); t.f = 212; console.log(Math.round(t.c), T.zero.c);
class U extends T { get f() { return 'U' + super.f; } set f(v) { super.f = v; } }
const u = new U(); u.f = 50; console.log(u.f, Math.round(u.c));
const o = { get x() { return 1; }, set x(v) { console.log('set', v); }, get ['y' + 1]() { return 2; } }; o.x = 5; console.log(o.x, o.y1);
