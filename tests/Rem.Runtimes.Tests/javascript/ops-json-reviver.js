const text = '{"name":"job","created":"2024-03-01T00:00:00.000Z","secret":"abc","retries":"3","nested":{"secret":"x","list":[1,null,{"at":"2020-02-29T12:00:00.000Z"}]}}';
const revived = JSON.parse(text, function (key, value) {
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) return new Date(value);
  if (key === 'secret') return undefined;
  if (key === 'retries') return Number(value);
  return value;
});
console.log(revived.created instanceof Date, revived.created.getUTCFullYear(), 'secret' in revived, revived.retries + 1, revived.nested.list[2].at.getTime());
console.log(JSON.stringify(revived));
console.log(JSON.stringify(JSON.parse(text), (k, v) => k === 'secret' ? '***' : v instanceof Array ? v.length : v, 2));
console.log(JSON.stringify(JSON.parse(text), ['name', 'nested', 'list'], '--'));
class Temperature { #c; constructor(c) { this.#c = c; } toJSON(key) { return `${this.#c}C@${key}`; } }
console.log(JSON.stringify({ t: new Temperature(21), all: [new Temperature(5)], f() {}, u: undefined, n: NaN, i: -Infinity, z: -0, s: Symbol('x'), [Symbol('k')]: 1 }));
console.log(JSON.stringify([undefined, () => 1, Symbol.iterator]), JSON.stringify(undefined), JSON.stringify('\u2028"\\\b\u0007'), JSON.stringify(new Map([[1, 2]])), JSON.stringify(Object('s')));
const stable = v => JSON.stringify(v, (_, x) => x && typeof x === 'object' && !Array.isArray(x) ? Object.fromEntries(Object.entries(x).sort(([a], [b]) => a < b ? -1 : 1)) : x);
console.log(stable({ b: 1, a: { d: [{ z: 1, y: 2 }], c: 3 } }));
for (const bad of ['{"a":1,}', '[1 2]', '', "{'a':1}", '01']) try { JSON.parse(bad); console.log('parsed', bad); } catch (e) { console.log(e instanceof SyntaxError, e.name); }
