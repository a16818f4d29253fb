const bits = { r: 4, w: 2, x: 1 };
const toText = mode => [6, 3, 0].map(s => Object.entries(bits).map(([c, b]) => mode >> s & b ? c : '-').join('')).join('');
const fromText = text => [...text].reduce((m, c) => m << 1 | +(c !== '-'), 0);
const change = (mode, spec) => spec.split(',').reduce((m, clause) => {
  const [, who, op, perms] = /^([ugoa]*)([-+=])([rwx]*)$/.exec(clause) ?? [];
  if (op === undefined) throw new Error(`bad clause ${clause}`);
  const mask = [...(who || 'a').replace('a', 'ugo')].reduce((x, w) => x | 7 << { u: 6, g: 3, o: 0 }[w], 0);
  const want = [...perms].reduce((x, p) => x | bits[p] * 0o111, 0) & mask;
  switch (op) { case '+': return m | want; case '-': return m & ~want; default: return m & ~mask | want; }
}, mode);
for (const [mode, spec] of [[0o644, 'u+x'], [0o777, 'go-w'], [0o600, 'a=r,u+w'], [0, '+rx'], [0o755, 'o='], [0o1, 'q+r']])
  try { const m = change(mode, spec); console.log(mode.toString(8).padStart(3, 0), spec.padEnd(9), m.toString(8), toText(m), fromText(toText(m)) === m); } catch ({ message }) { console.log(message); }
class Flags { #v = 0; static names = ['READ', 'WRITE', 'ADMIN', 'AUDIT']; constructor(...on) { on.forEach(n => this.set(n)); } set(n, on = true) { const b = 1 << Flags.names.indexOf(n); this.#v = on ? this.#v | b : this.#v & ~b; return this; } has = n => (this.#v & 1 << Flags.names.indexOf(n)) !== 0; valueOf() { return this.#v; } toString() { return Flags.names.filter(this.has).join('|') || 'NONE'; } }
const f = new Flags('READ', 'AUDIT');
console.log(`${f}`, +f, f > 5, String(f.set('READ', false)), f + 1, String(new Flags()), [new Flags('WRITE'), f].map(Number).join());
const count = n => { let c = 0; for (; n; n &= n - 1) c++; return c; };
console.log([0, 1, 255, -1, 0x80000000].map(count).join(), (0xff00ff >>> 4 & 0xf).toString(16), 1 << 5 ^ 3);
