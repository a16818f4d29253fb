const token = /\s*(?:(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(?<name>[a-z_]\w*)|(?<op>\*\*|[<>]=?|[-+*\/%(),]))/iy;
function* tokens(text) {
  token.lastIndex = 0;
  while (token.lastIndex < text.trimEnd().length) {
    const at = token.lastIndex, m = token.exec(text);
    if (!m) throw new SyntaxError(`cannot read "${text.slice(at).trim()[0]}" at ${at}`);
    const [kind, value] = Object.entries(m.groups).find(([, v]) => v !== undefined);
    yield { kind, value };
  }
}
const power = { '<': 1, '>': 1, '<=': 1, '>=': 1, '+': 2, '-': 2, '*': 3, '/': 3, '%': 3, '**': 5 };
const apply = { '<': (a, b) => +(a < b), '>': (a, b) => +(a > b), '<=': (a, b) => +(a <= b), '>=': (a, b) => +(a >= b), '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b, '%': (a, b) => a % b, '**': (a, b) => a ** b };
function evaluate(text, names = {}) {
  const all = [...tokens(text)];
  const expect = v => { const t = all.shift(); if (t?.value !== v) throw new SyntaxError(`expected ${v}, got ${t?.value ?? 'the end'}`); };
  const primary = () => {
    const t = all.shift();
    switch (t?.kind) {
      case 'number': return Number(t.value);
      case 'name': {
        if (!(t.value in names)) throw new ReferenceError(`${t.value} is not known`);
        if (all[0]?.value !== '(') return names[t.value];
        all.shift(); const args = [];
        while (all[0]?.value !== ')') { args.push(expression(0)); if (all[0]?.value === ',') all.shift(); else break; }
        expect(')'); return names[t.value](...args);
      }
      case 'op': if (t.value === '-') return -expression(4); if (t.value === '(') { const v = expression(0); expect(')'); return v; }
      default: throw new SyntaxError(`unexpected ${t?.value ?? 'end'}`);
    }
  };
  const expression = min => { let left = primary(); while (power[all[0]?.value] > min) { const op = all.shift().value; left = apply[op](left, expression(op === '**' ? power[op] - 1 : power[op])); } return left; };
  const value = expression(0);
  if (all.length) throw new SyntaxError(`left over: ${all.map(t => t.value).join(' ')}`);
  return value;
}
for (const e of ['1 + 2 * 3', '(1+2)*3', '2 ** 3 ** 2', '-2 ** 2', '10 - 4 - 3', '7 % 4 / 2', 'max(cpu, 3, -1) >= limit', '1.5e3/0', '2 +', '(1', '3 $ 4', '1 2', 'nope + 1'])
  try { console.log(e, '=', evaluate(e, { cpu: 91, limit: 90, max: Math.max })); } catch (x) { console.log(e, '!', x.name, x.message); }
