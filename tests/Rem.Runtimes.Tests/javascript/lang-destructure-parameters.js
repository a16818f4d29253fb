const f = ({ a = 1, b: { c = 2, ...d } = { c: 3, e: 4 } } = {}, [g, , h = g] = [5], ...[i, ...j]) => JSON.stringify([a, c, d, g, h, i ?? null, j]);
console.log(f()); console.log(f({ a: 0, b: {} }, [7, 8])); console.log(f({ b: { c: 1, z: 2 } }, 'xyz', 1, 2, 3));
console.log(f.length, (function ({ a }, [b], c = 1, d) {}).length, ((...x) => 0).length, ((a, { b } = {}) => 0).length);
function opts({ host = 'localhost', port = 80, path: { base = '/', query = '' } = {} } = {}) { return `${host}:${port}${base}${query}`; }
console.log(opts(), opts({ port: 8080 }), opts({ path: { query: '?q' } }), opts({ host: undefined, path: undefined }));
try { opts(null); } catch (e) { console.log(e.name); }
console.log([[1, [2, 3]], [4, [5, 6]]].map(([a, [b, c]]) => a * b + c).join());
console.log(Object.entries({ x: 1, y: 2 }).reduce((acc, [k, v]) => ({ ...acc, [v]: k }), {})[2]);
class P { constructor({ x = 0, y = 0 } = {}) { Object.assign(this, { x, y }); } add({ x, y }) { return new P({ x: this.x + x, y: this.y + y }); } set both([x, y]) { this.x = x; this.y = y; } }
const p = new P({ x: 1 }).add(new P({ y: 5 })); console.log(p.x, p.y); p.both = [9, 8]; console.log(JSON.stringify(p));
const swap = ([a, b]) => [b, a]; console.log(swap(swap([1, 2])).join());
const dup = ({ a: x, a: y, a: { z } }) => x === y && z; console.log(dup({ a: { z: 'ok' } }));
function args({ a }, b) { return arguments.length + ':' + arguments[0].a + ':' + a + b; } console.log(args({ a: 1 }, 2, 3));
