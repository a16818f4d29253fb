const distance = (a, b) => {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
    row = next;
  }
  return row.at(-1);
};
for (const [a, b] of [['kitten', 'sitting'], ['', 'abc'], ['same', 'same'], ['flaw', 'lawn'], ['intention', 'execution']]) console.log(a || '(empty)', b, distance(a, b));
const commands = ['start', 'stop', 'status', 'restart', 'reload', 'logs'];
const suggest = word => {
  const [[best, d], ...rest] = commands.map(c => [c, distance(word, c)]).sort((x, y) => x[1] - y[1]);
  const also = rest.filter(([, x]) => x === d).map(([c]) => c);
  return d > 3 ? null : [best, ...also].join(' or ');
};
for (const w of ['strat', 'stat', 'reboot', 'log', 'xyzzyxy', 'relaod']) console.log(`${w}: ${suggest(w) ?? 'no idea'}`);
const soundex = w => { const codes = { bfpv: 1, cgjkqsxz: 2, dt: 3, l: 4, mn: 5, r: 6 }; const c = ch => Object.entries(codes).find(([k]) => k.includes(ch))?.[1] ?? 0; let out = w[0].toUpperCase(), last = c(w[0].toLowerCase()); for (const ch of w.slice(1).toLowerCase()) { const n = c(ch); if (n && n !== last) out += n; if (!'hw'.includes(ch)) last = n; } return out.padEnd(4, '0').slice(0, 4); };
console.log(['Robert', 'Rupert', 'Ashcraft', 'Tymczak', 'Lee'].map(soundex).join(' '));
