const data = [
  { service: 'nginx', status: 'running', memory: 12.5, pid: 101 },
  { service: 'postgresql', status: 'failed', memory: 1024.25, pid: null },
  { service: 'rédis', status: 'running', memory: 3, pid: 7 },
];
function table(rows, columns = Object.keys(rows[0])) {
  const text = v => v === null || v === undefined ? '-' : typeof v === 'number' && !Number.isInteger(v) ? v.toFixed(1) : String(v);
  const widths = columns.map(c => Math.max(c.length, ...rows.map(r => text(r[c]).length)));
  const right = columns.map(c => rows.every(r => r[c] == null || typeof r[c] === 'number'));
  const line = cells => '| ' + cells.map((c, i) => right[i] ? c.padStart(widths[i]) : c.padEnd(widths[i])).join(' | ') + ' |';
  const rule = '+' + widths.map(w => '-'.repeat(w + 2)).join('+') + '+';
  return [rule, line(columns.map(c => c.toUpperCase())), rule, ...rows.map(r => line(columns.map(c => text(r[c])))), rule].join('\n');
}
console.log(table(data));
console.log(table(data, ['pid', 'service']));
const markdown = (rows) => {
  const [first] = rows, keys = Object.keys(first);
  return [`| ${keys.join(' | ')} |`, `|${' --- |'.repeat(keys.length)}`].concat(rows.map(r => `| ${keys.map(k => r[k] ?? '').join(' | ')} |`)).join('\n');
};
console.log(markdown(data));
