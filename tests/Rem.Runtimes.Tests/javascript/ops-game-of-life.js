const parse = s => new Set(s.trim().split('\n').flatMap((row, y) => [...row].flatMap((c, x) => c === '#' ? [`${x},${y}`] : [])));
const near = key => { const [x, y] = key.split(',').map(Number); return [-1, 0, 1].flatMap(dx => [-1, 0, 1].map(dy => [x + dx, y + dy])).filter(([a, b]) => a !== x || b !== y).map(String); };
const step = live => {
  const counts = {};
  for (const c of live) for (const n of near(c)) counts[n] = (counts[n] ?? 0) + 1;
  return new Set(Object.keys(counts).filter(k => counts[k] === 3 || counts[k] === 2 && live.has(k)));
};
const draw = (live, w, h) => Array.from({ length: h }, (_, y) => Array.from({ length: w }, (_, x) => live.has(`${x},${y}`) ? '#' : '.').join('')).join('\n');
let glider = parse('.#.\n..#\n###');
for (let i = 0; i <= 4; i++, glider = step(glider)) if (i % 2 === 0) console.log(`t=${i} n=${glider.size}\n${draw(glider, 5, 5)}`);
let blinker = parse('###'); const first = [...blinker].sort().join(' ');
blinker = step(step(blinker)); console.log([...blinker].sort().join(' ') === first, step(new Set()).size, step(parse('##\n##')).size);
