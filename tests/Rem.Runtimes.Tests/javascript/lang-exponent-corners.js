console.log(2 ** 10, 2 ** -1, (-2) ** 3, 2 ** 3 ** 2, (2 ** 3) ** 2, 4 ** 0.5, 0 ** 0, NaN ** 0, 1 ** Infinity);
let x = 3; x **= 2; x **= 0.5; console.log(x, -(2 ** 2), 2 ** 31, 2 ** 53, 10 ** 21, 10 ** -7);
const o = { n: 2 }; o.n **= o.n **= 2; console.log(o.n, '3' ** '2', [2] ** [3], null ** 1, true ** 5, 'a' ** 1);
console.log(1 / (-0) ** 3, (-0) ** 2, (-8) ** (1 / 3), Math.pow(2, 4) === 2 ** 4);
let i = 2; console.log(i++ ** 2, ++i ** 2, 2 ** i--, i, 2 * 3 ** 2, 18 / 3 ** 2, +'3' + 2 ** 2);
const log = []; const t = n => { log.push(n); return n; }; console.log(t(2) ** t(3) ** t(2), log.join());
