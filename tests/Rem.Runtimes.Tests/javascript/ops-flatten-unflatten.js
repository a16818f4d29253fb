function flatten(value, prefix = '', out = {}) {
  if (value === null || typeof value !== 'object') out[prefix] = value;
  else if (Array.isArray(value)) value.length ? value.forEach((v, i) => flatten(v, `${prefix}[${i}]`, out)) : out[prefix] = value;
  else {
    const keys = Object.keys(value);
    if (!keys.length) out[prefix] = value;
    for (const k of keys) flatten(value[k], prefix ? prefix + '.' + k : k, out);
  }
  return out;
}
function unflatten(flat) {
  const root = {};
  for (const [path, v] of Object.entries(flat)) {
    const parts = path.match(/[^.\[\]]+/g).map(p => /^\d+$/.test(p) ? +p : p);
    let o = root;
    parts.forEach((p, i) => {
      if (i === parts.length - 1) o[p] = v;
      else o = o[p] ??= typeof parts[i + 1] === 'number' ? [] : {};
    });
  }
  return root;
}
const doc = { app: { name: 'x', tags: ['a', 'b', { deep: [1, [2, 3]] }], empty: {}, none: null, list: [] }, on: true, n: -0.5 };
const flat = flatten(doc);
for (const k in flat) console.log(k, '=', JSON.stringify(flat[k]));
const back = unflatten(flat);
console.log(JSON.stringify(back) === JSON.stringify(doc), Object.keys(flat).length);
console.log(JSON.stringify(unflatten({ 'a[2].b': 1, 'a[0]': 'z' })));
