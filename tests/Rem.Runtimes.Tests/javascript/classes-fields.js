let made = 0;
class A { n = ++made; list = []; fn = () => this.n; ['com' + 'puted'] = 1; static count = 0; static self = this.name; empty; }
const a = new A(), b = new A();
console.log(a.n, b.n, a.list === b.list, a.fn.call(null), a.computed, A.count, A.self, 'empty' in a, Object.keys(a).join());
class B extends A { extra = this.n * 10; constructor() { super(); this.late = this.extra + 1; } }
const c = new B(); console.log(c.extra, c.late, c.fn());
class S { static { S.ready = 'yes'; this.more = 2; } static after = S.ready + S.more; } console.log(S.after);
