let i = 0; do { i += 3; } while (i < 10); console.log(i);
for (var a = 0, b = 10; a < b; a += 2, b -= 3); console.log(a, b);
for (;;) { if (i-- < 5) break; } console.log(i);
let s = ''; lbl: { s += 'a'; if (s) break lbl; s += 'b'; } console.log(s);
switch (3) { case 1: console.log(1); case 3: console.log(3); case 4: console.log(4); break; default: console.log('d'); }
switch ('x') { default: console.log('def'); case 'y': { let q = 1; console.log(q); } }
const fs = []; for (const k of [1, 2]) switch (k) { case 1: let z = 'one'; fs.push(() => z); break; case 2: fs.push(() => k); } console.log(fs.map(f => f()).join());
