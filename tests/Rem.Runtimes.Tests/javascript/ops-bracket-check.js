const pairs = { ')': '(', ']': '[', '}': '{' };
function check(text) {
  const open = [];
  let line = 1, column = 0, quote = null;
  for (const c of text) {
    column++;
    if (c === '\n') { line++; column = 0; continue; }
    if (quote) { if (c === quote) quote = null; continue; }
    if (c === '"' || c === "'") quote = c;
    else if ('([{'.includes(c)) open.push({ c, line, column });
    else if (c in pairs) { const last = open.pop(); if (last?.c !== pairs[c]) return `${line}:${column}: unexpected ${c}${last ? `, ${last.c} is open since ${last.line}:${last.column}` : ''}`; }
  }
  if (quote) return `open ${quote}`;
  return open.length ? `never closed: ${open.map(({ c, line: l, column: k }) => `${c}@${l}:${k}`).join(' ')}` : 'ok';
}
for (const t of ['a(b[c]{d})', '(]', 'x)', '{\n  [1,\n  2}', '((', 'say(")")', "it's"]) console.log(JSON.stringify(t).padEnd(22), check(t));
const pretty = s => { let d = 0; return s.replace(/[{}]|;/g, c => c === '{' ? `{\n${'  '.repeat(++d)}` : c === ';' ? `;\n${'  '.repeat(d)}` : `\n${'  '.repeat(--d)}}`); };
console.log(pretty('a{b;c{d}}'));
