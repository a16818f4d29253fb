const tree = { name: 'root', children: [{ name: 'etc', children: [{ name: 'hosts', size: 120 }, { name: 'ssh', children: [{ name: 'sshd_config', size: 3300 }] }] }, { name: 'var', children: [] }, { name: 'README', size: 42 }] };
const size = ({ size: own = 0, children = [] }) => children.reduce((s, c) => s + size(c), own);
function* draw({ name, children = [], ...rest }, prefix = '', last = true, top = true) {
  yield (top ? '' : prefix + (last ? '`-- ' : '|-- ')) + name + (children.length ? '/' : '') + ` (${size({ ...rest, children })})`;
  for (const [i, c] of children.entries()) yield* draw(c, top ? '' : prefix + (last ? '    ' : '|   '), i === children.length - 1, false);
}
console.log([...draw(tree)].join('\n'));
const find = (node, name, path = []) => node.name === name ? [...path, name] : (node.children ?? []).map(c => find(c, name, [...path, node.name])).find(Boolean) ?? null;
console.log(find(tree, 'sshd_config').join('/'), find(tree, 'none'));
const depth = n => 1 + Math.max(0, ...(n.children ?? []).map(depth));
const paths = 'a/b/c a/b/d a/e f'.split(' ').reduce((t, p) => { p.split('/').reduce((o, k) => o[k] ??= {}, t); return t; }, {});
console.log(depth(tree), JSON.stringify(paths));
