const obj = { *pairs() { for (const [k, v] of Object.entries(this)) if (typeof v !== 'function') yield `${k}=${v}`; }, a: 1, b: 2 }; console.log([...obj.pairs()].join());
function* args() { yield arguments.length; for (const a of arguments) yield a; } console.log([...args('x', 'y')].join());
function* defaults({ from = 0, to = 3 } = {}, [step = 1] = []) { for (let i = from; i < to; i += step) yield i; } console.log([...defaults()].join(), [...defaults({ to: 10 }, [4])].join());
const g = (function* () { try { yield 1; yield 2; } finally { yield 'cleanup'; } })(); console.log(g.next().value, JSON.stringify(g.return('r')), JSON.stringify(g.next()), JSON.stringify(g.next()));
function* sw(x) { switch (x) { case 1: yield 'one'; case 2: yield 'two'; break; default: yield 'many'; } } console.log([...sw(1)].join(), [...sw(2)].join(), [...sw(3)].join());
function* lab() { o: for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) { if (j > i) continue o; if (i === 2) break o; yield `${i}${j}`; } } console.log([...lab()].join()); const fs = []; (function* () { for (let i = 0; i < 3; i++) { fs.push(() => i); yield; } })().return(); console.log(fs.length);
