const log = [];
class A { static x = log.push('x'); static { log.push('block1 ' + this.x); this.y = 2; } static z = this.y * 10; static { const local = this.z; this.sum = local + A.x; } static #secret = 'hidden'; static { log.push(this.#secret); } }
console.log(log.join(), A.z, A.sum);
class Color { static #all = new Map(); static red = new Color('red'); static blue = new Color('blue'); constructor(n) { this.n = n; Color.#all.set(n, this); } static get names() { return [...this.#all.keys()].join(); } static of(n) { return Color.#all.get(n) ?? null; } }
console.log(Color.names, Color.of('red') === Color.red, String(Color.of('x')));
let peek; class P { #v; constructor(v) { this.#v = v; } static { peek = p => p.#v; } } console.log(peek(new P(5)));
try { peek({}); } catch (e) { console.log(e.name); }
class Q { static a = 1; static b = Q.a + 1; static ['c' + 1] = Q.b + 1; static d() { return this.a + this.b + this.c1; } static 'quoted key' = 'q'; static 5 = 'five'; }
console.log(Q.d(), Q['quoted key'], Q[5], Object.keys(Q).join());
class R extends Q { static a = 100; } console.log(R.d(), R.b, Object.keys(R).join());
const S = class Inner { static me = Inner.name; static count = 0; static up() { return ++Inner.count; } }; S.up(); console.log(S.me, S.up(), S.name, typeof Inner);
try { class T { static { throw new RangeError('in block'); } } } catch (e) { console.log(e.message); }
