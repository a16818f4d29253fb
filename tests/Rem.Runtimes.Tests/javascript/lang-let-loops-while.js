const out = [];
let n = 0;
while (n < 4) { const square = n * n; let twice = square; out.push(() => twice++ + square); n++; }
console.log(out.map(f => f()).join(), out.map(f => f()).join());
const made = []; let m = 3;
do { let here = m--; if (here === 2) continue; made.push(() => here); } while (m > 0);
console.log(made.map(f => f()).join());
const nested = [];
for (let i = 0; i < 2; i++) { let j = 0; while (j < 2) { let k = i * 10 + j; nested.push(() => [i, j, k].join('')); j++; } }
console.log(nested.map(f => f()).join(' '));
outer: for (let i = 0; i < 3; i++) {
  for (let j = 0; j < 3; j++) {
    if (j === 1) continue outer;
    if (i === 2) break outer;
    made.push(() => `${i}/${j}`);
  }
}
console.log(made.map(f => f()).join());
const inSwitch = [];
for (const word of ['a', 'b', 'c']) switch (word) { case 'b': { let w = word + word; inSwitch.push(() => w); break; } default: inSwitch.push(() => word); }
console.log(inSwitch.map(f => f()).join());
