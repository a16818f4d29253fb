// Filters like `cpu > 4 and not tag ~ "old"`, as trees and as functions.
function* tokens(text) {
  const pattern = /\s*(?:(\d+(?:\.\d+)?)|"((?:[^"\\]|\\.)*)"|(and|or|not|in)\b|([A-Za-z_][\w.]*)|(<=|>=|!=|[=<>~(),]))/y;
  while (pattern.lastIndex < text.trimEnd().length) {
    const from = pattern.lastIndex, m = pattern.exec(text);
    if (!m) throw new SyntaxError(`unexpected '${text.slice(from).trim()[0]}' at ${from + 1}`);
    const [, number, string, word, name, sign] = m;
    yield number !== undefined ? { kind: 'value', value: +number } : string !== undefined ? { kind: 'value', value: string.replace(/\\(.)/g, '$1') } : { kind: word ?? sign ?? 'name', value: name };
  }
  yield { kind: 'end' };
}
const parse = text => {
  const list = [...tokens(text)];
  let at = 0;
  const take = (...kinds) => kinds.includes(list[at].kind) ? list[at++] : null;
  const need = (...kinds) => take(...kinds) ?? (() => { throw new SyntaxError(`expected ${kinds.join(' or ')}, got ${list[at].kind}`); })();
  const or = () => { let left = and(); while (take('or')) left = ['or', left, and()]; return left; };
  const and = () => { let left = not(); while (take('and')) left = ['and', left, not()]; return left; };
  const not = () => take('not') ? ['not', not()] : test();
  const test = () => {
    if (take('(')) { const inner = or(); need(')'); return inner; }
    const { value: name } = need('name');
    if (take('in')) { need('('); const all = [need('value').value]; while (take(',')) all.push(need('value').value); need(')'); return ['in', name, all]; }
    const sign = take('=', '!=', '<', '<=', '>', '>=', '~');
    return sign ? [sign.kind, name, need('value').value] : ['is', name];
  };
  const tree = or();
  need('end');
  return tree;
};
const get = (row, path) => path.split('.').reduce((v, k) => v?.[k], row);
const compile = ([op, a, b]) => ({
  or: () => (l => (r => row => l(row) || r(row))(compile(b)))(compile(a)), and: () => (l => (r => row => l(row) && r(row))(compile(b)))(compile(a)), not: () => (f => row => !f(row))(compile(a)),
  is: () => row => Boolean(get(row, a)), in: () => row => b.includes(get(row, a)), '~': () => (r => row => r.test(get(row, a) ?? ''))(new RegExp(b, 'i')),
  '=': () => row => get(row, a) === b, '!=': () => row => get(row, a) !== b, '<': () => row => get(row, a) < b, '<=': () => row => get(row, a) <= b, '>': () => row => get(row, a) > b, '>=': () => row => get(row, a) >= b,
})[op]();
const rows = [{ name: 'web1', cpu: 4, tag: 'Old', up: true, os: { name: 'linux' } }, { name: 'web2', cpu: 8, tag: 'new "x"', up: false, os: { name: 'bsd' } }, { name: 'db', cpu: 16, up: true }];
for (const filter of ['cpu > 4', 'cpu >= 4 and not tag ~ "old"', 'up or cpu = 8 and name ~ "^web"', '(up or cpu = 8) and name ~ "^web"', 'os.name in ("linux", "bsd")', 'not (up)', 'tag = "new \\"x\\""', 'not not up and cpu != 16']) {
  const tree = parse(filter);
  console.log(filter, '->', JSON.stringify(tree), rows.filter(compile(tree)).map(r => r.name).join() || 'none');
}
for (const bad of ['cpu >', 'cpu > 4 )', '(up', 'in (1)', 'a in ()', 'a $ 1', '', 'a = b']) { try { parse(bad); console.log('taken', bad); } catch (e) { console.log(`${e.name}: ${e.message}`); } }
