const fs = [];
for (let i = 0; i < 4; i++) fs.push(() => i);
console.log(fs.map(f => f()).join(','));
const gs = [];
for (let i = 0, j = 10; i < 3; i++, j--) { gs.push(() => i + ':' + j); i += 0; }
console.log(gs.map(g => g()).join(' '));
let k = 0; const hs = [];
while (k < 3) { const copy = k * k; hs.push(() => copy); k++; }
console.log(hs.map(h => h()).join(','));
