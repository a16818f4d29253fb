// Attributes with groups that take part in one round and not in the next.
const attribute = /([\w-]+)(?:=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'>]+)))?/g;
const parse = text => Object.fromEntries([...text.matchAll(attribute)].map(([, name, double, single, bare]) => [name, double?.replace(/\\(.)/g, '$1') ?? single ?? bare ?? true]));
console.log(JSON.stringify(parse(`id=main class="a \\"b\\" c" data-x='y z' disabled width=10`)));
const rounds = /^(?:(?:(\d+)|([a-z]+)|(\?))(?:,|$))+$/;
for (const text of ['1,a,?', 'a,2', '?,?', '1', 'a,b,3', '']) console.log(text, JSON.stringify(rounds.exec(text)?.slice(1) ?? null));
const unit = /^(?:(\d+)(d))?(?:(\d+)(h))?(?:(\d+)(m))?$/;
const seconds = text => {
  const [, d = 0, , h = 0, , m = 0] = unit.exec(text) ?? [];
  return d * 86400 + h * 3600 + m * 60;
};
console.log(['1d2h', '2h30m', '45m', '1d', 'x'].map(seconds).join());
const path = /^(?:\/(?:(:)?(\w+)(\?)?|(\*)))+$/;
for (const route of ['/a/:id', '/:id?/b', '/a/*', '/:x?']) console.log(route, JSON.stringify(path.exec(route).slice(1)));
const header = /(?<type>[\w/]+)(?:;\s*(?:charset=(?<charset>[\w-]+)|q=(?<q>[\d.]+)))*/;
for (const value of ['text/html', 'text/html; charset=utf-8', 'a/b; q=0.5; charset=x', 'a/b;charset=x;q=1']) {
  const { type, charset = '-', q = '-' } = header.exec(value).groups;
  console.log(type, charset, q);
}
for (const bad of ['(?<a>.)(?<a>.)', '(?<1>x)', '[b-a]', '(', 'a{2,1}']) {
  try { new RegExp(bad); console.log(bad, 'taken'); } catch (e) { console.log(bad, e.name); }
}
const quoted = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g;
const csv = line => [...line.matchAll(quoted)].map(([, q, plain]) => q !== undefined ? q.replaceAll('""', '"') : plain);
console.log(JSON.stringify(csv('a,"b ""c"", d",,e')), JSON.stringify(csv('"x",y')));
console.log('2024-01-02'.replace(/(?:(\d{4})|(\d\d))(-)?/g, (all, year, two, dash) => `[${year ?? ''}|${two ?? ''}|${dash ?? ''}]`));
