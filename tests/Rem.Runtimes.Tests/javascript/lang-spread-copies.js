const a = [1, [2, 3]], b = [...a]; b[0] = 9; b[1].push(4); console.log(JSON.stringify(a), JSON.stringify(b));
const o = { n: { m: 1 }, k: 1 }, p = { ...o, k: 2 }; p.n.m = 5; console.log(JSON.stringify(o), JSON.stringify(p), { ...o }.n === o.n);
const merge = (x, y) => Object.keys(y).reduce((r, k) => ({ ...r, [k]: typeof r[k] === 'object' && typeof y[k] === 'object' ? merge(r[k], y[k]) : y[k] }), { ...x }); console.log(JSON.stringify(merge({ a: { b: 1, c: 2 }, d: 3 }, { a: { c: 4, e: 5 }, f: 6 })));
const insert = (l, i, ...v) => [...l.slice(0, i), ...v, ...l.slice(i)]; console.log(insert([1, 2, 3], 1, 'a', 'b').join(), [...'ab', ...[1], ...new Set([1, 1])].join());
const cond = (f) => [1, ...(f ? [2] : []), 3].join() + JSON.stringify({ a: 1, ...(f && { b: 2 }) }); console.log(cond(true), cond(false)); class V { constructor(...v) { this.v = v; } } console.log(new V(...[1, 2], 3, ...'x').v.join(), Math.min(...new Map([[3, 1]]).keys(), 7));
