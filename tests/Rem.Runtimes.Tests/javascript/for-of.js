for (const c of 'a😀b') console.log(c, c.length);
for (const [i, x] of ['p', 'q'].entries()) console.log(i, x);
for (const k of new Map([[1, 'a'], [2, 'b']]).keys()) console.log(k);
let n = 0; for (const x of [1, 2, 3, 4, 5]) { if (x === 2) continue; if (x === 5) break; n += x; } console.log(n);
outer: for (const a of [1, 2, 3]) { for (const b of [1, 2, 3]) { if (b === 2) continue outer; if (a === 3) break outer; console.log(a, b); } }
const arr = [1, 2]; for (const x of arr) { if (arr.length < 5) arr.push(x * 10); } console.log(arr.join());
function find(xs) { for (const x of xs) if (x > 1) return x; } console.log(find([0, 1, 2, 3]));
let y; for (y of [7, 8]); console.log(y);
const o = {}; for (o.k of [1, 2]); console.log(o.k);
