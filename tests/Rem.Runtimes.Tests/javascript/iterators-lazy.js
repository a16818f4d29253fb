const lazy = { *map(it, f) { for (const x of it) yield f(x); }, *filter(it, f) { for (const x of it) if (f(x)) yield x; }, *take(it, n) { if (n <= 0) return; for (const x of it) { yield x; if (--n <= 0) return; } } };
function* nat() { let n = 0; try { while (true) yield n++; } finally { console.log('stopped at', n); } }
console.log([...lazy.take(lazy.filter(lazy.map(nat(), x => x * x), x => x % 2), 4)].join());
