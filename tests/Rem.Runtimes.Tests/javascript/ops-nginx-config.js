const text = `worker_processes 4; # cpu
http { gzip on; server { listen 80; server_name a.org www.a.org; location /api { proxy_pass http://up; } } server { listen 443 ssl; } }`;
const tokens = text.replace(/#.*$/gm, '').match(/[{};]|[^\s{};]+/g);
function block(top = true) {
  const out = [];
  for (let words = [], t; (t = tokens.shift()) !== undefined;) {
    if (t === ';') { out.push({ name: words[0], args: words.slice(1) }); words = []; }
    else if (t === '{') { const [name, ...args] = words; out.push({ name, args, body: block(false) }); words = []; }
    else if (t === '}') return out;
    else words.push(t);
  }
  if (!top) throw new SyntaxError('open block');
  return out;
}
const config = block();
const print = (list, depth = 0) => { for (const { name, args, body } of list) { console.log('  '.repeat(depth) + [name, ...args].join(' ') + (body ? ' {' : '')); if (body) print(body, depth + 1); } };
print(config);
const find = (list, name) => list.flatMap(d => [...(d.name === name ? [d] : []), ...find(d.body ?? [], name)]);
console.log(find(config, 'listen').map(d => d.args[0]).join(), find(config, 'server_name')[0].args.length);
