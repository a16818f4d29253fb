function* count(n) { for (let i = 0; i < n; i++) { const x = yield i; if (x) console.log('got', x); } return 'end'; }
const g = count(3); console.log(JSON.stringify(g.next())); console.log(JSON.stringify(g.next('hi')), JSON.stringify(g.next()), JSON.stringify(g.next()), JSON.stringify(g.next()));
console.log([...count(2)].join(), Array.from(count(3), x => x * 2).join(), Math.max(...count(5)));
function* fib() { let [a, b] = [0, 1]; while (true) { yield a; [a, b] = [b, a + b]; } }
const first = []; for (const x of fib()) { if (x > 50) break; first.push(x); } console.log(first.join());
const o = { *g() { yield this.v; }, v: 4 }; console.log(o.g().next().value, typeof g[Symbol.iterator], g[Symbol.iterator]() === g);
