const A = class { n() { return A.name; } }; const B = class Named { n() { return Named.name; } };
console.log(new A().n(), new B().n(), B.name, typeof Named);
const mix = Base => class extends Base { mixed() { return 'mixed ' + this.id(); } };
class C { id() { return 'C'; } } class D extends mix(C) { } console.log(new D().mixed());
console.log(new (class { constructor(x) { this.x = x; } })(4).x);
