class Balancer {
  #nodes;
  constructor(nodes) { this.#nodes = Object.entries(nodes).map(([name, weight]) => ({ name, weight, current: 0, up: true })); }
  mark(name, up) { const n = this.#nodes.find(x => x.name === name); if (n) n.up = up; return !!n; }
  next() {
    const live = this.#nodes.filter(n => n.up);
    if (!live.length) return null;
    const total = live.reduce((s, n) => s + n.weight, 0);
    for (const n of live) n.current += n.weight;
    const best = live.reduce((a, b) => b.current > a.current ? b : a);
    best.current -= total;
    return best.name;
  }
  *[Symbol.iterator]() { for (let n; (n = this.next()) !== null;) yield n; }
}
const b = new Balancer({ a: 5, b: 1, c: 2 });
const out = []; for (const n of b) { out.push(n); if (out.length === 16) break; }
console.log(out.join(''), b.mark('a', false), b.mark('zz', true));
console.log(Array.from({ length: 6 }, () => b.next()).join(''));
b.mark('b', false); b.mark('c', false); console.log(b.next(), [...b].length);
