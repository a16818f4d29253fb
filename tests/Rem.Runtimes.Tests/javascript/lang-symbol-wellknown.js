const money = { [Symbol.toPrimitive](hint) { return hint === 'number' ? 42 : hint === 'string' ? 'str' : 'def'; } };
console.log(+money, `${money}`, money + '', money * 2, money == 'def', [1][money] === undefined, Math.max(money), String(money), Number(money), money > 41);
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } } console.log(2 instanceof Even, 3 instanceof Even);
class T { get [Symbol.toStringTag]() { return 'Tee'; } } console.log(String(new T()), Object.prototype.toString.call(new T()), `${Object.create({ [Symbol.toStringTag]: 'X' })}`);
const range = { from: 1, to: 4, *[Symbol.iterator]() { for (let i = this.from; i <= this.to; i++) yield i; } }; console.log([...range].join(), Math.max(...range), Array.from(range, x => x * x).join(), new Set(range).size); const [x, , y] = range; console.log(x, y);
const bad = { [Symbol.toPrimitive]() { return {}; } }; try { +bad; } catch (e) { console.log(e.name); }
console.log([undefined, null, true, 1, '', [], {}, () => 1, new Date(0), new Error('e')].map(v => Object.prototype.toString.call(v).slice(8, -1)).join());
const order = []; const v = { valueOf() { order.push('v'); return 1; }, toString() { order.push('s'); return 's'; } }; v + 1; `${v}`; v * 2; v == 1; [v].join(); v < 2; ({})[v]; console.log(order.join(''));
const it = { [Symbol.iterator]: () => ({ next: () => 5 }) }; try { [...it]; } catch (e) { console.log(e.name); }
