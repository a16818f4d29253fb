function parse(argv, spec) {
  const out = { _: [] }, problems = [];
  for (const [name, { default: value }] of Object.entries(spec)) if (value !== undefined) out[name] = value;
  const byShort = Object.fromEntries(Object.entries(spec).filter(([, s]) => s.short).map(([n, s]) => [s.short, n]));
  const queue = [...argv];
  const take = (name, inline) => {
    const s = spec[name];
    if (!s) return void problems.push(`unknown option ${name}`);
    switch (s.type) {
      case 'flag': out[name] = inline !== 'false'; break;
      case 'count': out[name] = (out[name] ?? 0) + 1; break;
      case 'list': (out[name] ??= []).push(inline ?? queue.shift()); break;
      case 'number': {
        const v = inline ?? queue.shift();
        if (Number.isNaN(Number(v ?? NaN))) problems.push(`${name} wants a number, got ${v}`); else out[name] = Number(v);
        break;
      }
      default: out[name] = inline ?? queue.shift();
    }
  };
  for (let arg; (arg = queue.shift()) !== undefined;) {
    if (arg === '--') { out._.push(...queue.splice(0)); break; }
    const long = /^--(no-)?([\w-]+)(?:=(.*))?$/.exec(arg);
    if (long) take(long[2], long[1] ? 'false' : long[3]);
    else if (/^-[a-z]+$/i.test(arg)) for (const c of arg.slice(1)) take(byShort[c] ?? c);
    else out._.push(arg);
  }
  for (const n in spec) if (spec[n].required && !(n in out)) problems.push(`${n} is required`);
  return { out, problems };
}
const spec = { verbose: { type: 'count', short: 'v' }, port: { type: 'number', short: 'p', default: 80 }, tag: { type: 'list', short: 't' }, color: { type: 'flag', default: true }, env: { type: 'text', required: true } };
for (const line of ['-vvp 8080 deploy --tag=a -t b --env prod --no-color web', '--port x --env=q=1 -- --port 5 -v', '-z run', '']) {
  const { out, problems } = parse(line.split(' ').filter(Boolean), spec);
  console.log(JSON.stringify(out), problems.join('; '));
}
