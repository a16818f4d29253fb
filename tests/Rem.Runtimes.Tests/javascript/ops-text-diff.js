const diff = (a, b) => {
  const n = a.length, m = b.length, table = Array.from({ length: n + 1 }, () => new Array(m + 1).fill(0));
  for (let i = n - 1; i >= 0; i--) for (let j = m - 1; j >= 0; j--) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  const out = [];
  let i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && a[i] === b[j]) { out.push([' ', a[i++]]); j++; }
    else if (i < n && (j >= m || table[i + 1][j] >= table[i][j + 1])) out.push(['-', a[i++]]);
    else out.push(['+', b[j++]]);
  }
  return out;
};
const before = 'listen 80\nserver a\nroot /srv\nlog on\nend', after = 'listen 8080\nserver a\nroot /srv\ncache on\nlog off\nend';
const changes = diff(before.split('\n'), after.split('\n'));
console.log(changes.map(([sign, text]) => sign + text).join('\n'));
const { '+': added = 0, '-': removed = 0, ' ': same } = changes.reduce((c, [s]) => ({ ...c, [s]: (c[s] ?? 0) + 1 }), {});
console.log(`+${added} -${removed} =${same}`);
const inline = diff([...'kitten'], [...'sitting']).map(([s, c]) => s === ' ' ? c : `[${s}${c}]`).join('');
console.log(inline, diff([], []).length, diff([], ['x'])[0].join(''));
