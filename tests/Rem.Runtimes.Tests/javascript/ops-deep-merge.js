const isObject = v => v !== null && typeof v === 'object' && !Array.isArray(v);
const strategies = {
  replace: (a, b) => b,
  append: (a, b) => [...a, ...b],
  union: (a, b) => [...new Set([...a, ...b])],
};
function merge(a, b, { arrays = 'replace' } = {}) {
  const out = { ...a };
  for (const [k, v] of Object.entries(b)) {
    if (v === undefined) continue;
    if (v === null) { delete out[k]; continue; }
    if (isObject(v) && isObject(out[k])) out[k] = merge(out[k], v, { arrays });
    else if (Array.isArray(v) && Array.isArray(out[k])) out[k] = strategies[arrays](out[k], v);
    else out[k] = isObject(v) ? merge({}, v) : v;
  }
  return out;
}
const base = { log: { level: 'info', sinks: ['file', 'stdout'] }, port: 80, tls: { cert: 'a' } };
const layer = { log: { sinks: ['stdout', 'syslog'], level: undefined }, tls: null, port: '8080', extra: { a: { b: null, c: 1 } } };
for (const arrays of Object.keys(strategies)) console.log(arrays, JSON.stringify(merge(base, layer, { arrays })));
console.log(JSON.stringify(base));
console.log(JSON.stringify([{ a: 1 }, { b: { c: 2 } }, { b: { d: 3 } }, { a: null }].reduce((x, y) => merge(x, y))));
