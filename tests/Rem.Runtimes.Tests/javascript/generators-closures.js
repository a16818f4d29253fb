function* g() { const fs = []; for (let i = 0; i < 3; i++) { fs.push(() => i); yield i; } yield fs.map(f => f()).join(); }
console.log([...g()].join(' ')); const gs = [function* () { yield this.x; }].map(f => f.call({ x: 5 })); console.log(gs[0].next().value);
function* args() { yield arguments.length; yield (() => arguments[1])(); } console.log([...args('a', 'b')].join());
class L { #xs = [3, 4]; *[Symbol.iterator]() { for (const x of this.#xs) yield x; } static *of(...xs) { yield* xs; } } console.log([...new L(), ...L.of(5, 6)].join());
