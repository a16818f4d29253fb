// Bars, tables and trees of text, with widths in characters that are seen.
const width = s => [...s].length;
const pad = (s, n, side = 'left') => { const gap = Math.max(0, n - width(s)); return side === 'left' ? s + ' '.repeat(gap) : side === 'right' ? ' '.repeat(gap) + s : ' '.repeat(gap >> 1) + s + ' '.repeat(gap - (gap >> 1)); };
const table = (rows, { sides = rows[0].map(c => typeof c === 'number' ? 'right' : 'left'), header = null } = {}) => {
  const all = (header ? [header, ...rows] : rows).map(r => r.map(String));
  const widths = all[0].map((_, c) => Math.max(...all.map(r => width(r[c]))));
  const lines = all.map(r => '│ ' + r.map((c, i) => pad(c, widths[i], sides[i])).join(' │ ') + ' │');
  const rule = (a, b, c) => a + widths.map(w => '─'.repeat(w + 2)).join(b) + c;
  if (header) lines.splice(1, 0, rule('├', '┼', '┤'));
  return [rule('┌', '┬', '┐'), ...lines, rule('└', '┴', '┘')].join('\n');
};
console.log(table([['web', 80, '😀 up'], ['größe', 5432, 'né'], ['x', 7, '']], { header: ['name', 'port', 'state'] }));
const bars = (data, size = 20) => { const most = Math.max(...Object.values(data)); return Object.entries(data).map(([k, v]) => `${pad(k, 6)}${'█'.repeat(Math.floor(v / most * size))}${v / most * size % 1 >= 0.5 ? '▌' : ''} ${v}`).join('\n'); };
console.log(bars({ mon: 12, tue: 40, wed: 7, thu: 0 }));
const spark = values => { const lo = Math.min(...values), hi = Math.max(...values); return values.map(v => '▁▂▃▄▅▆▇█'[Math.round((v - lo) / (hi - lo || 1) * 7)]).join(''); };
console.log(spark([1, 2, 3, 4, 5, 6, 7, 8]), spark([5, 5, 5]), spark([0, 10, 3, 9, -2]));
const tree = (node, prefix = '', last = true, root = true) => {
  const [name, ...children] = node;
  const line = root ? name : `${prefix}${last ? '└─ ' : '├─ '}${name}`;
  const next = root ? '' : prefix + (last ? '   ' : '│  ');
  return [line, ...children.flatMap((c, i) => tree(c, next, i === children.length - 1, false))];
};
console.log(tree(['root', ['a', ['a1'], ['a2', ['deep']]], ['b'], ['c', ['c1']]]).join('\n'));
const wrap = (text, size) => text.split(' ').reduce((lines, word) => { const last = lines.at(-1); if (width(last) + width(word) + 1 <= size && last) lines[lines.length - 1] = `${last} ${word}`; else lines.push(word); return lines; }, ['']).filter(Boolean);
console.log(wrap('the quick brown 🦊🦊 jumps over the lazy dog', 12).map(l => `|${pad(l, 12)}|`).join('\n'));
console.log([pad('mid', 9, 'center'), pad('😀', 4, 'right'), 'abc'.padEnd(5, '12'), '5'.padStart(3, 0)].map(s => `[${s}]`).join(''));
