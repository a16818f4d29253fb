class Groups {
  #parent = new Map();
  find(x) { if (!this.#parent.has(x)) this.#parent.set(x, x); let root = x; while (this.#parent.get(root) !== root) root = this.#parent.get(root); while (x !== root) [x] = [this.#parent.get(x), this.#parent.set(x, root)]; return root; }
  join(a, b) { const [x, y] = [this.find(a), this.find(b)]; if (x === y) return false; this.#parent.set(y, x); return true; }
  get all() { const m = new Map(); for (const k of this.#parent.keys()) { const r = this.find(k); m.set(r, [...m.get(r) ?? [], k]); } return [...m.values()]; }
}
const links = [['a', 'b', 4], ['b', 'c', 1], ['a', 'c', 2], ['d', 'e', 3], ['e', 'f', 6], ['d', 'f', 5], ['g', 'g', 1]];
const g = new Groups();
console.log(links.map(([a, b]) => g.join(a, b) ? '+' : '-').join(''), g.all.map(x => x.join('')).join(' '));
const tree = new Groups(), chosen = links.toSorted(([, , a], [, , b]) => a - b).filter(([a, b]) => tree.join(a, b));
console.log(chosen.map(l => l.join('')).join(' '), chosen.reduce((s, [, , w]) => s + w, 0));
const graph = links.reduce((m, [a, b, w]) => { (m[a] ??= {})[b] = w; (m[b] ??= {})[a] = w; return m; }, Object.create(null));
function shortest(from) {
  const cost = { [from]: 0 }, via = {}, open = new Set([from]);
  while (open.size) {
    const at = [...open].reduce((m, x) => cost[x] < cost[m] ? x : m);
    open.delete(at);
    for (const [to, w] of Object.entries(graph[at])) if (cost[at] + w < (cost[to] ?? Infinity)) { cost[to] = cost[at] + w; via[to] = at; open.add(to); }
  }
  return { cost, via };
}
const { cost, via } = shortest('a');
console.log(JSON.stringify(cost), JSON.stringify(via), cost.z === undefined, 'toString' in graph);
