const o = { b: 1, 2: 'x', a: 2, 1: 'y', [Symbol('s')]: 3, '01': 4, '-1': 5 };
console.log(Object.keys(o).join(), JSON.stringify(o), Object.entries(o).map(e => e.join('=')).join('&'));
const ks = []; for (const k in o) ks.push(k); console.log(ks.join());
o[0] = 'z'; o.c = 9; console.log(Object.values(o).join());
