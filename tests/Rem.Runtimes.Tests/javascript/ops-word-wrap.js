const text = 'The scheduler could not place the workload because no node in the pool had enough memory; see https://example.org/a/very/long/link/indeed for details.';
function wrap(s, width, indent = '') {
  const lines = [];
  let line = '';
  for (const word of s.trim().split(/\s+/)) {
    if (line && (indent + line + ' ' + word).length > width) { lines.push(indent + line); line = word; }
    else line = line ? `${line} ${word}` : word;
  }
  return [...lines, indent + line].join('\n');
}
for (const [w, i] of [[30], [40, '  '], [12, '> ']]) console.log(wrap(text, w, i) + '\n---');
const justify = (line, width) => {
  const words = line.split(' '), gaps = words.length - 1;
  if (!gaps) return line.padEnd(width);
  const spaces = width - words.join('').length;
  return words.map((w, i) => i === gaps ? w : w + ' '.repeat(Math.floor(spaces / gaps) + (i < spaces % gaps ? 1 : 0))).join('');
};
wrap(text, 34).split('\n').forEach(l => console.log('|' + justify(l, 34) + '|'));
const centre = (s, n, fill = ' ') => s.padStart((n + s.length) >> 1, fill).padEnd(n, fill);
console.log(centre('REPORT', 20, '='), centre('odd', 8, '.'), centre('toolong', 3));
const dedent = s => { const min = Math.min(...s.split('\n').filter(l => l.trim()).map(l => l.match(/^ */)[0].length)); return s.replace(new RegExp(`^ {${min}}`, 'gm'), ''); };
console.log(dedent('    a:\n      b: 1\n\n    c: 2'));
