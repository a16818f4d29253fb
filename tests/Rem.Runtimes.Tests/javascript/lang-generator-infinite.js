function* nat(n = 0) { while (true) yield n++; }
const take = function* (n, it) { if (n <= 0) return; for (const x of it) { yield x; if (--n <= 0) return; } };
const map = f => function* (it) { for (const x of it) yield f(x); }, filter = f => function* (it) { for (const x of it) if (f(x)) yield x; };
const pipe = (it, ...fs) => fs.reduce((a, f) => f(a), it);
console.log([...take(5, pipe(nat(1), filter(x => x % 3 === 0), map(x => x * x)))].join());
function* fib() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } } console.log([...take(15, fib())].join());
function* primes() { const found = []; for (const n of nat(2)) if (found.every(p => n % p)) { found.push(n); yield n; } } console.log([...take(12, primes())].join());
function* zip(...its) { const is = its.map(i => i[Symbol.iterator]()); for (;;) { const r = is.map(i => i.next()); if (r.some(x => x.done)) return; yield r.map(x => x.value); } } console.log([...zip('abc', nat(), fib())].map(t => t.join('')).join());
function* chunk(it, n) { let b = []; for (const x of it) { b.push(x); if (b.length === n) { yield b; b = []; } } if (b.length) yield b; } console.log(JSON.stringify([...chunk('abcdefg', 3)]));
function* collatz(n) { yield n; while (n !== 1) yield n = n % 2 ? 3 * n + 1 : n / 2; } console.log([...collatz(6)].join('>'));
const [a, b, ...c] = take(5, nat(10)); console.log(a, b, c.join()); const it = nat(); for (const x of it) if (x > 2) break; console.log(it.next().done);
