const k = 'dyn', sym = Symbol('sym'); let n = 0;
class A { [k + 1]() { return 'm1'; } get [k + 2]() { return 'g2'; } set [k + 2](v) { this.got = v; } static [k + 3] = 's3'; [`${k}4`] = 'f4'; *[k + 5]() { yield 1; yield 2; } [sym]() { return 'sym'; } ['with space']() { return 'space'; } 42() { return 'num'; } 'str'() { return 'str'; } get() { return 'get'; } set() { return 'set'; } static static() { return 'static'; } async() { return 'async'; } static get() { return 'sget'; } }
const a = new A(); a.dyn2 = 7;
console.log(a.dyn1(), a.dyn2, a.got, A.dyn3, a.dyn4, [...a.dyn5()].join(), a[sym](), a['with space'](), a[42](), a.str(), a.get(), a.set(), A.static(), a.async(), A.get());
class Order { [(n++, 'x' + n)] = 'first'; [(n++, 'y' + n)]() {} static [(n++, 'z' + n)] = n; } console.log(Object.keys(new Order()).join(), Object.keys(Order).join(), Order.z3);
class Temp { static #zero = 273.15; constructor(c) { this.c = c; } get k() { return this.c + Temp.#zero; } set k(v) { this.c = v - Temp.#zero; } get f() { return this.c * 9 / 5 + 32; } } const t = new Temp(100); t.k = 300; console.log(t.k.toFixed(2), t.f.toFixed(2));
const d = Object.getOwnPropertyDescriptor(Temp.prototype, 'k'); console.log(typeof d.get, typeof d.set, d.enumerable, d.configurable, d.get.name, Object.getOwnPropertyDescriptor(Temp.prototype, 'f').set === undefined);
class Half extends Temp { get k() { return 'half ' + super.k; } } const h = new Half(0); console.log(h.k);
class Cache { get big() { const v = { made: ++n }; Object.defineProperty(this, 'big', { value: v }); return v; } } const c = new Cache(); console.log(c.big === c.big, c.big.made, n);
console.log(Object.getOwnPropertyNames(A.prototype).join(), a.dyn1.name, a[sym].name, a[42].name);
