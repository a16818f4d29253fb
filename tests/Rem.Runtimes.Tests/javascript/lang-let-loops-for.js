const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i);
console.log(fs.map(f => f()).join());
const bumped = [];
for (let i = 0; i < 6; i++) { bumped.push(() => i++); i++; }
console.log(bumped.map(f => f()).join(), bumped.map(f => f()).join());
const pairs = [];
for (let i = 0, j = 10; i < j; i += 3, j -= 2) pairs.push(() => i + ':' + j);
console.log(pairs.map(f => f()).join(' '));
const shadow = [];
for (let i = 0; i < 2; i++) { let i = 'inner'; shadow.push(() => i); }
console.log(shadow.map(f => f()).join());
let setter;
for (let i = 0, set = v => { i = v; }; i < 3; i++) { if (i === 1) setter = set; }
setter(99);
console.log(typeof i, typeof setter);
const conditions = [];
for (let i = 0; conditions.push(() => i), i < 2; i++);
console.log(conditions.map(f => f()).join());
var v = []; for (var k = 0; k < 3; k++) v.push(() => k);
console.log(v.map(f => f()).join(), k);
