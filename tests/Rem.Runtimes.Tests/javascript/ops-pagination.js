const items = Array.from({ length: 23 }, (_, i) => `item-${i + 1}`);
const page = (list, { number = 1, size = 10 } = {}) => ({ data: list.slice((number - 1) * size, number * size), number, pages: Math.ceil(list.length / size), get next() { return this.number < this.pages ? this.number + 1 : null; } });
for (let n = 1; n !== null;) { const p = page(items, { number: n, size: 8 }); console.log(p.number + '/' + p.pages, p.data.length, p.data[0], p.data.at(-1)); ({ next: n } = p); }
const links = (at, last, around = 1) => {
  const out = [];
  for (let i = 1; i <= last; i++) if (i === 1 || i === last || Math.abs(i - at) <= around) out.push(i === at ? `[${i}]` : i); else if (out[out.length - 1] !== '...') out.push('...');
  return out.join(' ');
};
console.log(links(1, 9), '|', links(5, 9), '|', links(9, 9), '|', links(1, 1), '|', links(3, 5, 2));
const after = (list, cursor, n) => { const from = cursor === undefined ? 0 : list.indexOf(cursor) + 1; return { list: list.slice(from, from + n), cursor: list[from + n - 1] }; };
let c, seen = 0; do { const r = after(items, c, 10); seen += r.list.length; c = r.cursor; } while (c !== undefined); console.log(seen);
