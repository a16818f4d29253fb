class A { constructor(n) { this.n = n; } hi() { return 'A' + this.n; } static make(n) { return new this(n); } static s() { return 'sA'; } }
class B extends A { constructor(n) { super(n * 2); this.b = true; } hi() { return 'B' + super.hi(); } static s() { return super.s() + 'B'; } }
class C extends B { hi() { return 'C' + super.hi(); } get up() { return super.hi; } }
const c = new C(1);
console.log(c.hi(), B.make(5).hi(), C.s(), c instanceof A, Object.getPrototypeOf(C) === B, c.up === B.prototype.hi);
class D extends A { constructor() { const f = () => super(9); f(); } } console.log(new D().hi());
class E extends A { constructor() { try { this.x = 1; } catch (e) { console.log(e.name); } super(1); } } new E();
class F extends A { constructor() { } } try { new F(); } catch (e) { console.log(e.name); }
class G extends null { static x() { return 1; } } console.log(G.x());
try { class H extends 5 { } } catch (e) { console.log(e.name); }
