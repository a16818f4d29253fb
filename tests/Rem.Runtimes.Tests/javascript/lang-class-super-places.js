class A { static s() { return 'As'; } static get g() { return 'Ag:' + this.tag; } get v() { return this._v ?? 'Av'; } set v(x) { this._v = 'set' + x; } m(...a) { return 'Am' + a.join(''); } static tag = 'a'; field = 'af'; }
class B extends A { static s() { return super.s() + 'Bs'; } static get g() { return super.g + '/Bg'; } get v() { return super.v + '+B'; } set v(x) { super.v = x + x; } m(...a) { return super.m(...a, 'b') + super['m'](); } static tag = 'b'; copied = super.m('f'); lazy = () => super.m('lazy'); static block = []; static { this.block.push(super.s()); } }
const b = new B(); console.log(B.s(), B.g, b.v); b.v = 3; console.log(b.v, b.m(1, 2), b.copied, b.lazy(), B.block.join());
const base = { hi() { return 'hi ' + this.name; }, get up() { return 'UP' + this.name; } };
const o = { __proto__: base, name: 'o', hi() { return super.hi() + '!'; }, get up() { return super.up.toLowerCase(); } };
console.log(o.hi(), o.up, o.hi.call({ name: 'other' }));
Object.setPrototypeOf(o, { hi() { return 'new base'; } }); console.log(o.hi());
class C extends A { m() { return [1, 2].map(x => super.m(x)).join(); } undefinedThing() { return typeof super.nothing; } } console.log(new C().m(), new C().undefinedThing());
class D extends A { constructor() { const init = () => super(); init(); this.after = this.field; } } console.log(new D().after);
class E extends A { set(x) { super.extra = x; return this.extra + (A.prototype.extra === undefined); } } console.log(new E().set('x'));
class F extends B { m() { return 'F' + super.m('f'); } } console.log(new F().m(), F.g, F.s());
