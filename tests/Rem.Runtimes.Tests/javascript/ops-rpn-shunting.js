const prec = { '+': 1, '-': 1, '*': 2, '/': 2, '^': 3 }, rightAssoc = new Set('^');
function toRpn(text) {
  const out = [], ops = [];
  for (const [t] of text.matchAll(/\d+(?:\.\d+)?|[-+*\/^()]/g)) {
    if (/\d/.test(t)) out.push(+t);
    else if (t === '(') ops.push(t);
    else if (t === ')') { while (ops.length && ops.at(-1) !== '(') out.push(ops.pop()); if (ops.pop() === undefined) throw new Error('unmatched )'); }
    else { while (ops.length && ops.at(-1) !== '(' && (prec[ops.at(-1)] > prec[t] || prec[ops.at(-1)] === prec[t] && !rightAssoc.has(t))) out.push(ops.pop()); ops.push(t); }
  }
  while (ops.length) { const o = ops.pop(); if (o === '(') throw new Error('unmatched ('); out.push(o); }
  return out;
}
const solve = rpn => rpn.reduce((s, t) => { if (typeof t === 'number') return [...s, t]; const b = s.pop(), a = s.pop(); return [...s, { '+': a + b, '-': a - b, '*': a * b, '/': a / b, '^': a ** b }[t]]; }, [])[0];
for (const e of ['1 + 2 * 3', '(1 + 2) * 3', '2 ^ 3 ^ 2', '8 / 4 / 2', '1.5 * (2 - 4)', '(1', '1)', '1/0'])
  try { const rpn = toRpn(e); console.log(e, '=>', rpn.join(' '), '=', solve(rpn)); } catch ({ message }) { console.log(e, message); }
