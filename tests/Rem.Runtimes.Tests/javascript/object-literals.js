const name = 'n', v = 1; const o = { name, v, [name + v]: 2, 'a-b': 3, 4: 5, m() { return this.v; }, async am() { }, *g() { yield 1; }, get x() { return 6; }, if: 7, __proto__: { inherited: 8 } };
console.log(JSON.stringify(o), o.m(), [...o.g()].join(), o.x, o.if, o.inherited, Object.keys(o).join());
const sup = { hi() { return 'base'; } }; const sub = { __proto__: sup, hi() { return 'sub ' + super.hi(); } }; console.log(sub.hi());
