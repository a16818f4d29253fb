const before = { name: 'api', replicas: 2, env: { LOG: 'info', DB: 'pg://a' }, ports: [80, 443], old: true };
const after = { name: 'api', replicas: 3, env: { LOG: 'debug', DB: 'pg://a', CACHE: 'on' }, ports: [80, 8443], extra: null };
const isMap = v => typeof v === 'object' && v !== null && !Array.isArray(v);
function* diff(a, b, path = []) {
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const at = [...path, key];
    if (!(key in b)) yield { op: 'remove', at, from: a[key] };
    else if (!Object.hasOwn(a, key)) yield { op: 'add', at, to: b[key] };
    else if (isMap(a[key]) && isMap(b[key])) yield* diff(a[key], b[key], at);
    else if (JSON.stringify(a[key]) !== JSON.stringify(b[key])) yield { op: 'change', at, from: a[key], to: b[key] };
  }
}
const signs = { add: '+', remove: '-', change: '~' };
for (const { op, at, ...rest } of diff(before, after)) console.log(signs[op], at.join('.'), JSON.stringify(rest));
const apply = (target, changes) => changes.reduce((t, { op, at, to }) => {
  const copy = structured(t); let o = copy;
  for (const k of at.slice(0, -1)) o = o[k];
  if (op === 'remove') delete o[at.at(-1)]; else o[at.at(-1)] = to;
  return copy;
}, target);
function structured(x) { return JSON.parse(JSON.stringify(x)); }
console.log(JSON.stringify(apply(before, [...diff(before, after)])));
console.log([...diff(after, after)].length, [...diff(after, before)].length, before.replicas);
