const read = text => {
  const tokens = text.match(/[()]|"[^"]*"|[^\s()]+/g) ?? [];
  const next = () => { const t = tokens.shift(); if (t === undefined) throw new SyntaxError('open list'); if (t !== '(') return t[0] === '"' ? { text: t.slice(1, -1) } : isNaN(t) ? t : +t; const list = []; while (tokens[0] !== ')') list.push(next()); tokens.shift(); return list; };
  return next();
};
const globals = { '+': (...a) => a.reduce((x, y) => x + y), '-': (a, b) => a - b, '*': (a, b) => a * b, '<': (a, b) => a < b, list: (...a) => a, len: a => a.length, map: (f, a) => a.map(x => f(x)) };
function run(x, scope) {
  if (typeof x === 'string') { if (!(x in scope)) throw new ReferenceError(x); return scope[x]; }
  if (!Array.isArray(x)) return x?.text ?? x;
  const [head, ...rest] = x;
  switch (head) {
    case 'if': return run(run(rest[0], scope) ? rest[1] : rest[2], scope);
    case 'def': return scope[rest[0]] = run(rest[1], scope);
    case 'fn': return (...args) => run(rest[1], Object.assign(Object.create(scope), Object.fromEntries(rest[0].map((n, i) => [n, args[i]]))));
    case 'do': return rest.map(r => run(r, scope)).at(-1);
    default: return run(head, scope)(...rest.map(r => run(r, scope)));
  }
}
for (const p of ['(+ 1 2 (* 3 4))', '(do (def fact (fn (n) (if (< n 2) 1 (* n (fact (- n 1)))))) (fact 10))', '(map (fn (x) (* x x)) (list 1 2 3))', '(+ "a" "b c")', '(len (list))', '(boom 1)', '(+ 1'])
  try { console.log(JSON.stringify(run(read(p), Object.create(globals)))); } catch (e) { console.log(e.name, e.message); }
