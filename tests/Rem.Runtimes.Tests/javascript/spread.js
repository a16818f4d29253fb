const a = [1, 2], b = [...a, 3, ...'xy', ...new Set([4, 4, 5])];
console.log(b.join(), Math.max(...a, 7), [...[], ...[[]]].length);
const o = { a: 1, ...{ b: 2, a: 3 }, c: 4, ...null, ...'hi', ...[9] };
console.log(JSON.stringify(o));
function f(...xs) { return xs.length; } console.log(f(...a, ...b), f(...'abc'));
class P { constructor(...xs) { this.n = xs.length; } } console.log(new P(...a, 0).n);
const d = new Date(...[2020, 1, 1]); console.log(d.getFullYear());
