function lowerBound(list, value, compare = (a, b) => a < b ? -1 : a > b ? 1 : 0) {
  let lo = 0, hi = list.length, steps = 0;
  while (lo < hi) {
    const mid = (lo + hi) >>> 1; steps++;
    if (compare(list[mid], value) < 0) lo = mid + 1; else hi = mid;
  }
  return { at: lo, found: lo < list.length && compare(list[lo], value) === 0, steps };
}
const times = Array.from({ length: 100 }, (_, i) => i * i);
for (const t of [0, 1, 50, 81, 9801, 10000, -5]) { const { at, found, steps } = lowerBound(times, t); console.log(t, at, found, steps); }
const entries = ['2024-01-01 boot', '2024-01-03 error', '2024-01-03 warn', '2024-02-01 stop'];
const from = lowerBound(entries, '2024-01-02').at, to = lowerBound(entries, '2024-01-04').at;
console.log(entries.slice(from, to).join(' | '), lowerBound([], 1).at);
function insort(list, item) { list.splice(lowerBound(list, item).at, 0, item); return list; }
console.log([5, 2, 9, 2, 7].reduce(insort, []).join());
let lo = 1, hi = 1000; const works = v => v < 637;
bisect: for (;;) { if (hi - lo <= 1) break bisect; const mid = lo + hi >> 1; if (works(mid)) lo = mid; else hi = mid; }
console.log('first bad version', hi);
const sqrt = n => { let a = 0, b = n; for (let i = 0; i < 100; i++) { const m = (a + b) / 2; m * m < n ? a = m : b = m; } return b; };
console.log(sqrt(2).toFixed(10), sqrt(144).toFixed(6));
