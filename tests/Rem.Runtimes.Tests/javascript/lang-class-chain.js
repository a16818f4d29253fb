class A { constructor(n) { this.n = n; } who() { return 'A' + this.n; } toString() { return `<${this.who()}>`; } static make(...a) { return new this(...a); } }
class B extends A { constructor(n) { super(n * 2); this.b = true; } who() { return 'B(' + super.who() + ')'; } }
class C extends B { who() { return 'C(' + super.who() + ')'; } }
class D extends C { constructor() { super(5); } who() { const up = () => super.who(); return up() + '!'; } }
console.log(String(A.make(1)), String(B.make(1)), String(C.make(2)), `${D.make()}`);
const d = new D(); console.log(d instanceof A, d instanceof D, new A() instanceof B, A.prototype.isPrototypeOf(d), d.constructor.name);
console.log(Object.getPrototypeOf(D) === C, Object.getPrototypeOf(D.prototype) === C.prototype, D.length, A.length, Object.keys(d).join());
const chain = []; for (let p = d; p; p = Object.getPrototypeOf(p)) if (p !== d) chain.push(p.constructor.name); console.log(chain.join('>'));
console.log(Object.getOwnPropertyNames(A.prototype).join(), typeof A, 'who' in d, d.hasOwnProperty('who'));
try { A(); } catch (e) { console.log(e.name); }
class Bad extends A { constructor() { } } try { new Bad(); } catch (e) { console.log(e.name); }
class Twice extends A { constructor() { super(1); super(2); } } try { new Twice(); } catch (e) { console.log(e.name); }
class Gives extends A { constructor() { return { given: true }; } } console.log(JSON.stringify(new Gives()));
class Wrong extends A { constructor() { super(); return 5; } } try { new Wrong(); } catch (e) { console.log(e.name); }
try { class X extends 5 {} } catch (e) { console.log(e.name); }
class N extends null { static s() { return 'static'; } } console.log(N.s(), Object.getPrototypeOf(N.prototype));
