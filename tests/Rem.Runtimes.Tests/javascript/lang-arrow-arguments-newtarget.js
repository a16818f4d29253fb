function outer() { const inner = (...own) => [own.length, arguments.length, arguments[0]].join(); return inner('x', 'y', 'z'); }
console.log(outer('first', 'second'));
function Made() { const f = () => new.target === Made; return { viaArrow: f(), direct: new.target === Made }; }
const made = new Made(); console.log(made.viaArrow, made.direct);
function Called() { return (() => typeof new.target)(); }
console.log(Called());
class Base { constructor() { this.kind = new.target.name; } }
class Derived extends Base {}
console.log(new Base().kind, new Derived().kind);
class Abstract { constructor() { if (new.target === Abstract) throw new TypeError('abstract'); } }
class Real extends Abstract {}
try { new Abstract(); } catch (e) { console.log(e.message, new Real() instanceof Abstract); }
const compose = (...fs) => x => fs.reduceRight((y, f) => f(y), x);
console.log(compose(x => x + 1, x => x * 2, Math.sqrt)(49));
const obj = () => ({ a: 1 }); const none = () => {}; const nested = a => b => c => a + b * c;
console.log(JSON.stringify(obj()), String(none()), nested(1)(2)(3));
const pick = ({ a, b: [c] = [9] }, ...[d]) => [a, c, d].join(); console.log(pick({ a: 1 }, 4), pick({ a: 1, b: [2] }, 5));
