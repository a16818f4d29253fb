const doc = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'm~n': 8, deep: { list: [{ x: null }] } };
const parts = p => p === '' ? [] : p.split('/').slice(1).map(s => s.replace(/~1/g, '/').replace(/~0/g, '~'));
const get = (d, p) => parts(p).reduce((v, k) => { if (v === null || typeof v !== 'object' || !(k in v)) throw new RangeError(`nothing at ${p}`); return v[k]; }, d);
for (const p of ['', '/foo', '/foo/0', '/', '/a~1b', '/m~0n', '/deep/list/0/x', '/foo/9', '/deep/list/0/x/y'])
  try { console.log(p.padEnd(16), JSON.stringify(get(doc, p))); } catch (e) { console.log(e.name, e.message); }
function patch(target, ops) {
  const copy = JSON.parse(JSON.stringify(target));
  for (const { op, path, value } of ops) {
    const keys = parts(path), key = keys.pop(), parent = keys.reduce((o, k) => o[k], copy);
    if (Array.isArray(parent)) { const i = key === '-' ? parent.length : +key; if (op === 'add') parent.splice(i, 0, value); else if (op === 'remove') parent.splice(i, 1); else parent[i] = value; }
    else if (op === 'remove') delete parent[key]; else parent[key] = value;
  }
  return copy;
}
console.log(JSON.stringify(patch(doc, [{ op: 'add', path: '/foo/1', value: 'new' }, { op: 'add', path: '/foo/-', value: 'end' }, { op: 'remove', path: '/a~1b' }, { op: 'replace', path: '/deep/list/0/x', value: [1] }])));
