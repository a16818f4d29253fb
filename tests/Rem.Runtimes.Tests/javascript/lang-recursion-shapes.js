const hanoi = (n, a = 'A', b = 'B', c = 'C') => n ? [...hanoi(n - 1, a, c, b), a + c, ...hanoi(n - 1, b, a, c)] : []; console.log(hanoi(3).join());
const ack = (m, n) => m === 0 ? n + 1 : n === 0 ? ack(m - 1, 1) : ack(m - 1, ack(m, n - 1)); console.log(ack(2, 3));
const even = n => n === 0 || odd(n - 1); const odd = n => n !== 0 && even(n - 1); console.log(even(50), odd(50));
const queens = (n, r = 0, c = []) => r === n ? 1 : Array.from({ length: n }, (_, x) => x).filter(x => c.every((y, i) => y !== x && Math.abs(y - x) !== r - i)).reduce((s, x) => s + queens(n, r + 1, [...c, x]), 0); console.log([4, 5, 6].map(n => queens(n)).join());
function depth(o) { return Object(o) === o ? 1 + Math.max(0, ...Object.values(o).map(depth)) : 0; } console.log(depth({ a: { b: [1, { c: 2 }] }, d: 3 }), depth(5), depth({}));
const combos = (a, k) => k === 0 ? [[]] : a.flatMap((x, i) => combos(a.slice(i + 1), k - 1).map(c => [x, ...c])); console.log(combos([...'abcd'], 2).map(c => c.join('')).join());
const toBase = (n, b) => n < b ? '0123456789abcdef'[n] : toBase(Math.floor(n / b), b) + '0123456789abcdef'[n % b]; console.log(toBase(255, 2), toBase(48879, 16)); const trampoline = f => (...a) => { let r = f(...a); while (typeof r === 'function') r = r(); return r; }; const sum = (n, acc = 0) => n ? () => sum(n - 1, acc + n) : acc; console.log(trampoline(sum)(20000));
