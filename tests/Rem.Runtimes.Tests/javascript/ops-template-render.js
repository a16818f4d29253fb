const filters = { upper: s => String(s).toUpperCase(), pad: (s, n = 8) => String(s).padEnd(n, '.'), join: (list, by = ', ') => list.join(by), money: n => n.toFixed(2) };
const lookup = (scope, path) => path.split('.').reduce((o, k) => o?.[k], scope);
function render(template, scope) {
  return template
    .replace(/\{% for (\w+) in ([\w.]+) %\}([\s\S]*?)\{% end %\}/g, (_, name, path, body) =>
      (lookup(scope, path) ?? []).map((item, i) => render(body, { ...scope, [name]: item, index: i })).join(''))
    .replace(/\{% if (!?)([\w.]+) %\}([\s\S]*?)(?:\{% else %\}([\s\S]*?))?\{% fi %\}/g, (_, not, path, yes, no = '') =>
      render(Boolean(lookup(scope, path)) !== (not === '!') ? yes : no, scope))
    .replace(/\{\{\s*([\w.]+)((?:\s*\|\s*\w+(?::[^|}]+)?)*)\s*\}\}/g, (whole, path, chain) => {
      const value = lookup(scope, path);
      if (value === undefined) return `<missing ${path}>`;
      return chain.split('|').slice(1).map(f => f.trim().split(':')).reduce((v, [f, a]) => filters[f](v, a), value);
    });
}
const template = `Report for {{ customer.name | upper }}
{% for line in lines %}{{ index }} {{ line.item | pad:12 }}{{ line.price | money }}{% if line.rush %} RUSH{% fi %}
{% end %}Tags: {{ tags | join }} {{ nobody.home }}
{% if paid %}thanks{% else %}please pay {{ total | money | pad }}{% fi %}`;
const lines = [{ item: 'bolts', price: 1.5 }, { item: 'nuts', price: 22, rush: true }];
console.log(render(template, { customer: { name: 'Acme' }, lines, tags: ['a', 'b'], paid: false, total: 23.5 }));
console.log(render('{{ a.b.c }}|{% for x in none %}x{% end %}|{{ a.b | upper }}', { a: { b: 'deep $& $1' } }));
