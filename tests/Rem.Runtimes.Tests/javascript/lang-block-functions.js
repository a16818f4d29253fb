const log = [];
{ function inner() { return 'first'; } log.push(inner()); }
{ let inner = () => 'second'; log.push(inner()); }
console.log(log.join());
{ const x = 1; { const x = 2; { const x = 3; log.push(x); } log.push(x); } log.push(x); }
console.log(log.slice(2).join());
function hoisted() { return early(); function early() { return 'hoisted'; } }
console.log(hoisted());
const named = function self(n) { return n ? self(n - 1) + n : 0; };
console.log(named(4), named.name, typeof self);
function shadow(a) { { let a = 'block'; if (a) { let a = 'deeper'; log.push(a); } log.push(a); } log.push(a); }
shadow('parameter'); console.log(log.slice(-3).join());
const counter = (() => { let n = 0; return { up: () => ++n, down: () => --n, get n() { return n; } }; })();
counter.up(); counter.up(); counter.down();
console.log(counter.n, counter.up(), counter.n);
try { throw 'text'; } catch (e) { let inner = e + '!'; var leaked = inner; }
console.log(leaked, typeof inner);
