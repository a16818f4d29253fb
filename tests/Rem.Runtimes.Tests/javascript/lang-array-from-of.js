console.log(Array.from('a😀').join('|'), Array.from({ length: 3, 1: 'x' }).map(String).join(), Array.from(new Map([[1, 2]])).join(';'), Array.from([1, 2], function (x) { return x * this.k; }, { k: 3 }).join());
console.log(Array.of(3).length, Array(3).length, Array.of().length, Array.from(5).length, Array.from(new Set([1, 1, 2]), x => x + 1).join(), Array.from((function* () { yield* [7, 8]; })()).join());
const range = (a, b, s = 1) => Array.from({ length: Math.max(0, Math.ceil((b - a) / s)) }, (_, i) => a + i * s); console.log(range(0, 5).join(), range(1, 10, 3).join(), range(5, 0).length, range(5, 0, -2).join());
const grid = Array.from({ length: 3 }, (_, y) => Array.from({ length: 3 }, (_, x) => x * y)); console.log(grid.map(r => r.join('')).join('/')); const transposed = grid[0].map((_, i) => grid.map(r => r[i])); console.log(JSON.stringify(transposed));
try { Array.from(null); } catch (e) { console.log(e.name); } try { Array.from([1], 5); } catch (e) { console.log(e.name); }
console.log(Array.isArray({ length: 0 }), [1, 2, 3].length, [1, [2, 3]].toString(), [[], [[]]].join() === ',', [null].join() === '');
const chunk = (a, n) => a.length ? [a.slice(0, n), ...chunk(a.slice(n), n)] : []; console.log(JSON.stringify(chunk([1, 2, 3, 4, 5], 2)));
