const plain = s => /^[A-Za-z_][\w .\/-]*$/.test(s) && !/^(true|false|null|yes|no)$/i.test(s) && !s.endsWith(' ');
const scalar = v => typeof v === 'string' ? (plain(v) ? v : JSON.stringify(v)) : v === null ? 'null' : String(v);
function* emit(value, indent = 0) {
  const pad = '  '.repeat(indent);
  if (Array.isArray(value)) {
    for (const item of value) {
      if (item !== null && typeof item === 'object' && Object.keys(item).length) {
        const [first, ...rest] = emit(item, indent + 1);
        yield `${pad}- ${first.trimStart()}`;
        yield* rest;
      } else yield `${pad}- ${inline(item)}`;
    }
  } else for (const [k, v] of Object.entries(value)) {
    if (v !== null && typeof v === 'object' && Object.keys(v).length) { yield `${pad}${scalar(k)}:`; yield* emit(v, indent + 1); }
    else if (typeof v === 'string' && v.includes('\n')) { yield `${pad}${scalar(k)}: |${v.endsWith('\n') ? '' : '-'}`; for (const l of v.trimEnd().split('\n')) yield pad + '  ' + l; }
    else yield `${pad}${scalar(k)}: ${inline(v)}`;
  }
}
const inline = v => Array.isArray(v) ? '[]' : v !== null && typeof v === 'object' ? '{}' : scalar(v);
const doc = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web', on: 'true' } }, spec: { containers: [{ name: 'a', ports: [80, 443], env: [{ name: 'X', value: '1' }] }, { name: 'b', command: ['sh', '-c', 'echo hi'] }], volumes: [], nodeSelector: {}, nested: [[1, 2], [3]] }, script: 'set -e\nrun it\n', note: 'one\ntwo', none: null, 5: -1.5e-7 };
for (const line of emit(doc)) console.log(line);
