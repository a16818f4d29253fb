const log = []; const t = (n, v) => { log.push(n); return v; };
class A { a = t('A.a', 1); constructor() { t('A.ctor'); this.init(); } init() { t('A.init'); } }
class B extends A { b = t('B.b', this.a + 1); constructor() { t('B.before'); super(); t('B.after'); } init() { t('B.init ' + this.b); } }
const b = new B(); console.log(log.join('|'), b.a, b.b, Object.keys(b).join());
class C { x; y = this.x; z = () => this.w; w = 4; static made = new C(); } console.log(String(C.made.x), String(C.made.y), C.made.z(), Object.keys(new C()).join());
class D { set v(n) { log.push('setter'); } } class E extends D { v = 1; } console.log(new E().v, log.includes('setter'));
