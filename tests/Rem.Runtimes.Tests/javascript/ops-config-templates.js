// Templates with filters, defaults, loops and conditions, compiled once.
const filters = {
  upper: s => String(s).toUpperCase(), lower: s => String(s).toLowerCase(), json: v => JSON.stringify(v),
  default: (v, d = '') => v === undefined || v === null || v === '' ? d : v, join: (list, by = ', ') => list.join(by),
  indent: (s, n = 2) => String(s).replace(/^/gm, ' '.repeat(+n)), first: ([x]) => x, length: v => [...v].length,
};
const lookup = (scope, path) => path.split('.').reduce((v, k) => v?.[k], scope);
const expression = text => {
  const [path, ...rest] = text.split('|').map(p => p.trim());
  const steps = rest.map(f => { const [, name, arg] = /^(\w+)(?:\s*:\s*"?(.*?)"?)?$/.exec(f); if (!Object.hasOwn(filters, name)) throw new ReferenceError(`no filter ${name}`); return v => arg === undefined ? filters[name](v) : filters[name](v, arg); });
  return scope => steps.reduce((v, f) => f(v), /^"(.*)"$/.test(path) ? path.slice(1, -1) : lookup(scope, path));
};
const parse = (tokens, until) => {
  const nodes = [];
  while (tokens.length) {
    const token = tokens.shift();
    const [, kind, rest = ''] = /^\{%\s*(\w+)\s*(.*?)\s*%\}$/s.exec(token) ?? [];
    if (kind && until?.includes(kind)) return { nodes, end: kind };
    if (kind === 'for') { const [, name, list] = /^(\w+) in (.+)$/.exec(rest), get = expression(list), body = parse(tokens, ['end']).nodes; nodes.push(s => (get(s) ?? []).map((v, i, all) => body.map(n => n(Object.assign(Object.create(s), { [name]: v, loop: { index: i + 1, last: i === all.length - 1 } }))).join('')).join('')); }
    else if (kind === 'if') { const get = expression(rest), yes = parse(tokens, ['else', 'end']), no = yes.end === 'else' ? parse(tokens, ['end']).nodes : []; nodes.push(s => (get(s) ? yes.nodes : no).map(n => n(s)).join('')); }
    else if (kind) throw new SyntaxError(`unexpected ${kind}`);
    else if (token.startsWith('{{')) { const get = expression(token.slice(2, -2)); nodes.push(s => String(get(s) ?? '')); }
    else nodes.push(() => token);
  }
  if (until) throw new SyntaxError(`expected ${until.join(' or ')}`);
  return { nodes };
};
const compile = text => { const { nodes } = parse(text.split(/(\{\{.*?\}\}|\{%.*?%\}\n?)/s).map(t => t.startsWith('{%') ? t.trimEnd() : t).filter(Boolean)); return scope => nodes.map(n => n(scope)).join(''); };
const nginx = compile(`# {{ name | upper }}
{% for s in servers %}
server {
  listen {{ s.port | default:"80" }}{% if s.tls %} ssl{% end %};
{% if s.paths %}
{% for p in s.paths %}
  location {{ p }} { }{% if loop.last %} # {{ loop.index }} of {{ s.name }}{% end %}

{% end %}
{% else %}
  return 404;
{% end %}
}
{% end %}
# {{ servers.0.name }} {{ tags | join:"+" }} {{ missing }} {{ none | default }}{{ "lit" | upper }} {{ tags | length }}`);
console.log(nginx({ name: 'straße', servers: [{ name: 'a', port: 443, tls: true, paths: ['/', '/api'] }, { name: 'b' }], tags: ['x', 'y'], none: null }));
for (const bad of ['{% if a %}', '{{ a | nope }}', '{% end %}', '{% for x in y %}{% else %}{% end %}']) { try { compile(bad); console.log('taken'); } catch (e) { console.log(`${e.name}: ${e.message}`); } }
console.log(compile('{{ data | json | indent:"4" }}')({ data: { a: [1, null] } }), compile('{{ __proto__.x | default:"safe" }}')({}), compile('{{a.b.c}}{{a|json}}')({ a: 0 }));
