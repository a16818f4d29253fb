const a = Symbol('a'), b = Symbol('a'); console.log(a === b, a.toString(), a.description, String(Symbol()), typeof a, typeof Object(a), Object(a) == a);
console.log(Symbol.for('k') === Symbol.for('k'), Symbol.keyFor(Symbol.for('k')), Symbol.keyFor(a), Symbol.for('k').description);
const o = { [a]: 1, [b]: 2, c: 3 }; console.log(o[a], o[b], Object.keys(o).join(), JSON.stringify(o), Object.getOwnPropertySymbols(o).length, a in o, o.hasOwnProperty(b));
const order = []; for (const k in o) order.push(k); console.log(order.join(), Object.entries(o).length, Object.assign({}, o)[a], Reflect.ownKeys(o).map(String).join());
for (const f of [() => a + '', () => +a, () => `${a}`, () => a < 1, () => new Symbol()]) try { f(); console.log('fine'); } catch (e) { console.log(e.name); }
console.log(!a, a ? 'truthy' : '', a === Object(a).valueOf(), [a].map(String).join(), Symbol.iterator.toString());
const { [a]: got, ...rest } = o; console.log(got, rest[b], rest.c, a in rest);
class E { static [Symbol.for('st')] = 's'; [Symbol.for('m')]() { return 'm'; } get [Symbol.for('g')]() { return 'g'; } } console.log(E[Symbol.for('st')], new E()[Symbol.for('m')](), new E()[Symbol.for('g')]);
