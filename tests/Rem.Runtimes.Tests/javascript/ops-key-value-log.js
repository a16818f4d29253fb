const logfmt = line => {
  const out = {};
  for (const [, k, q, v] of line.matchAll(/([\w.]+)=(?:"((?:\\.|[^"\\])*)"|(\S*))/g)) out[k] = q !== undefined ? q.replace(/\\(.)/g, '$1') : /^-?\d+(\.\d+)?$/.test(v) ? +v : v === 'true' || (v === 'false' ? false : v);
  return out;
};
const lines = ['level=info msg="started \\"api\\"" port=8080 tls=true', 'level=error msg=fail code=-1 took=0.25 empty= ok=false', 'nothing here', 'a.b=1 a.b=2'];
const parsed = lines.map(logfmt);
parsed.forEach(p => console.log(JSON.stringify(p), Object.keys(p).length));
const format = o => Object.entries(o).map(([k, v]) => `${k}=${/[\s"]/.test(v) || v === '' ? JSON.stringify(v) : v}`).join(' ');
console.log(parsed.map(format).join('\n'));
console.log(parsed.filter(({ level }) => level).map(({ level, ...rest }) => `${level[0].toUpperCase()}:${Object.keys(rest).join('|')}`).join(' '));
