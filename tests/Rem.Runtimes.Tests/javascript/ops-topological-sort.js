const services = { web: ['api', 'cdn'], api: ['db', 'cache', 'auth'], auth: ['db'], cache: [], db: ['disk'], disk: [], cdn: [] };
function order(graph) {
  const done = new Set(), path = [], result = [];
  const visit = node => {
    if (done.has(node)) return;
    const at = path.indexOf(node);
    if (at >= 0) throw new Error('cycle: ' + [...path.slice(at), node].join(' -> '));
    if (!(node in graph)) throw new ReferenceError(`unknown ${node}, needed by ${path.at(-1)}`);
    path.push(node);
    graph[node].forEach(visit);
    path.pop(); done.add(node); result.push(node);
  };
  Object.keys(graph).forEach(visit);
  return result;
}
console.log(order(services).join(' '));
function levels(graph) {
  const waiting = new Map(Object.entries(graph).map(([k, v]) => [k, new Set(v)])), out = [];
  while (waiting.size) {
    const ready = [...waiting].filter(([, d]) => d.size === 0).map(([k]) => k).sort();
    if (!ready.length) return null;
    for (const r of ready) { waiting.delete(r); for (const d of waiting.values()) d.delete(r); }
    out.push(ready);
  }
  return out;
}
levels(services).forEach((l, i) => console.log(i, l.join()));
for (const bad of [{ a: ['b'], b: ['c'], c: ['a'] }, { a: ['zz'] }, { a: ['a'] }])
  try { order(bad); } catch (e) { console.log(e.name, e.message, levels(bad)); }
const dependents = (name, g = services) => Object.keys(g).filter(k => g[k].includes(name)).flatMap(k => [k, ...dependents(k, g)]);
console.log([...new Set(dependents('db'))].sort().join());
