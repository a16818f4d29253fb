const sieve = n => { const out = [], composite = new Array(n + 1).fill(false); for (let i = 2; i <= n; i++) { if (composite[i]) continue; out.push(i); for (let j = i * i; j <= n; j += i) composite[j] = true; } return out; };
const primes = sieve(1000);
console.log(primes.length, primes.slice(-5).join(), primes.reduce((a, b) => a + b));
const factors = n => { const out = {}; for (const p of primes) { while (n % p === 0) { out[p] = (out[p] ?? 0) + 1; n /= p; } if (n === 1) break; } return n > 1 ? { ...out, [n]: 1 } : out; };
for (const n of [360, 997, 1024, 999983, 1001]) console.log(n, Object.entries(factors(n)).map(([p, k]) => k > 1 ? `${p}^${k}` : p).join(' * '));
const gcd = (a, b) => b ? gcd(b, a % b) : a, lcm = (...ns) => ns.reduce((a, b) => a / gcd(a, b) * b);
console.log(gcd(84, 36), lcm(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), [-7 % 3, 7 % -3, -7 % 7, 5.5 % 2].join(), Object.is(-7 % 7, -0));
function* fibonacci(a = 0, b = 1) { for (;;) { yield a; [a, b] = [b, a + b]; } }
for (const [i, f] of (function* () { let i = 0; for (const f of fibonacci()) { if (f > Number.MAX_SAFE_INTEGER) return; yield [i++, f]; } })()) if (i % 26 === 0) console.log(i, f);
const collatz = n => { let c = 0; do { n = n % 2 ? 3 * n + 1 : n / 2; c++; } while (n !== 1); return c; };
console.log([2, 7, 27, 97].map(collatz).join());
