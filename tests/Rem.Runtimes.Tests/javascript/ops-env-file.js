const source = [
  '# comment', 'APP=shop', 'export PORT=8080', "SECRET='a $APP b'", 'URL="http://${HOST:-localhost}:${PORT}/$APP"',
  'EMPTY=', 'MULTI="one\\ntwo"', '2BAD=x', 'SPACED = yes # note',
].join('\n');
function load(text, given = {}) {
  const env = { ...given }, errors = [];
  const expand = s => s.replace(/\$\{(\w+)(?::-([^}]*))?\}|\$(\w+)/g, (_, braced, fallback, bare) => env[braced ?? bare] || fallback || '');
  let number = 0;
  for (const line of text.split('\n')) {
    number++;
    if (/^\s*(#|$)/.test(line)) continue;
    const m = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*('[^']*'|"(?:\\.|[^"\\])*"|[^#]*?)\s*(?:#.*)?$/.exec(line);
    if (!m) { errors.push(number); continue; }
    const [, key, raw] = m;
    if (raw.startsWith("'")) env[key] = raw.slice(1, -1);
    else if (raw.startsWith('"')) env[key] = expand(raw.slice(1, -1)).replace(/\\n/g, '\n');
    else env[key] = expand(raw);
  }
  return { env, errors };
}
const { env, errors } = load(source);
for (const [k, v] of Object.entries(env)) console.log(k + '=' + JSON.stringify(v));
console.log(errors.join(), load(source, { HOST: 'db.local' }).env.URL);
