class Stack extends Array { top() { return this[this.length - 1]; } push(...v) { for (const x of v) super.push(x * 10); return this.length; } }
const s = new Stack(); console.log(s.push(1, 2, 3), s.top(), s.length, Array.isArray(s), s instanceof Stack, s.join());
class MyMap extends Map { get(k) { return super.has(k) ? super.get(k) : `no ${k}`; } } const m = new MyMap([['a', 1]]); console.log(m.get('a'), m.get('b'), m.size, m instanceof Map);
class Bag extends Set { add(v) { return super.add(String(v).toLowerCase()); } } const b = new Bag(); b.add('A').add('a').add('B'); console.log([...b].join(), b.size);
class Oops extends Error { constructor(m, code) { super(m); this.name = 'Oops'; this.code = code; } } const e = new Oops('bad', 7); console.log(String(e), e.code, e instanceof Error, e instanceof Oops);
class Fn extends Object { constructor() { super(); this.x = 1; } } console.log(new Fn().x, new Fn() instanceof Fn);
class P extends Promise { tag() { return 'p'; } } console.log(new P(() => {}).tag());
class R extends RegExp { test(x) { return !super.test(x); } } console.log(new R('a').test('b'), new R('a', 'g').flags);
class D extends Date { year() { return this.getUTCFullYear(); } } console.log(new D(Date.UTC(2001, 1, 3)).year());
class Str extends String { shout() { return this.toUpperCase() + '!'; } } console.log(new Str('hey').shout(), new Str('abc').length);
class Num extends Number { double() { return this * 2; } } console.log(new Num(21).double());
