const Named = Base => class extends Base { constructor(...a) { super(...a); this.name ??= 'unnamed'; } hello() { return 'hello ' + this.name; } };
const Aged = Base => class Aged extends Base { age = 1; older() { this.age++; return this; } toString() { return `${super.toString()}/${this.age}`; } };
class Root { constructor(name) { this.name = name; } toString() { return 'Root'; } }
class Person extends Aged(Named(Root)) { toString() { return 'P:' + super.toString(); } }
const p = new Person('ann').older().older(); console.log(p.hello(), String(p), Object.keys(p).join(), new Person().hello());
console.log(p instanceof Root, Object.getPrototypeOf(Person).name, Object.getPrototypeOf(Object.getPrototypeOf(Person)).name === '');
const Serial = Base => class extends Base { toJSON() { return { kind: this.constructor.name, ...this }; } };
class Item extends Serial(Object) { id = 1; nested = [1, { a: 2 }]; } console.log(JSON.stringify(new Item()));
const mix = (...ms) => ms.reduce((B, m) => m(B), class {}); class All extends mix(Named, Aged, Serial) {} console.log(JSON.stringify(new All()));
const Comparable = { lt(o) { return this.value() < o.value(); } }; class V { constructor(v) { this.v = v; } value() { return this.v; } } Object.assign(V.prototype, Comparable); console.log(new V(1).lt(new V(2)), new V(3).lt(new V(2)));
const make = n => n ? class extends make(n - 1) { depth() { return 1 + super.depth(); } } : class { depth() { return 0; } }; console.log(new (make(5))().depth());
const made = [1, 2].map(i => class { static i = i; get() { return i; } }); console.log(made[0] === made[1], new made[0]().get(), made[1].i);
const Single = new class { #n = 0; next() { return ++this.#n; } }(); Single.next(); console.log(Single.next());
