const grid = '53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79'.split('').map(c => c === '.' ? 0 : +c);
let tries = 0;
const options = (g, i) => { const r = i / 9 | 0, c = i % 9, used = new Set(); for (let k = 0; k < 9; k++) { used.add(g[r * 9 + k]).add(g[k * 9 + c]).add(g[((r / 3 | 0) * 3 + (k / 3 | 0)) * 9 + (c / 3 | 0) * 3 + k % 3]); } return [1, 2, 3, 4, 5, 6, 7, 8, 9].filter(n => !used.has(n)); };
function solve(g) {
  let best = -1, choice = null;
  for (let i = 0; i < 81; i++) if (g[i] === 0) { const o = options(g, i); if (choice === null || o.length < choice.length) { best = i; choice = o; } if (o.length < 2) break; }
  if (best < 0) return true;
  for (const n of choice) { tries++; g[best] = n; if (solve(g)) return true; g[best] = 0; }
  return false;
}
console.log(solve(grid), tries);
for (let r = 0; r < 9; r += 2) console.log(grid.slice(r * 9, r * 9 + 9).join(' '));
const queens = (n, placed = []) => placed.length === n ? 1 : Array.from({ length: n }, (_, c) => placed.every((p, r) => p !== c && Math.abs(p - c) !== placed.length - r) ? queens(n, [...placed, c]) : 0).reduce((a, b) => a + b, 0);
console.log([1, 4, 5, 6].map(n => queens(n)).join());
const hanoi = (n, a, b, c) => n ? [...hanoi(n - 1, a, c, b), a + c, ...hanoi(n - 1, b, a, c)] : []; console.log(hanoi(3, 'A', 'B', 'C').join(' '));
