// Options with defaults that look at each other, in parameters.
const connect = ({ host = 'localhost', port = secure ? 443 : 80, secure = false } = {}) => `${secure ? 'https' : 'http'}://${host}:${port}`;
const url = ({ secure = false, host = 'localhost', port = secure ? 443 : 80, path = `/${host}` } = {}) => `${secure ? 's' : 'p'} ${host}:${port}${path}`;
console.log(url(), url({ secure: true }), url({ host: 'a', port: 1 }), url({ path: '' }));
try { console.log(connect({})); } catch (e) { console.log(e.name, e.message); }
console.log(connect({ port: 8080 }));
const level = 'outer';
function log(message, prefix = level, format = () => `[${prefix}] ${message}`) {
  var level = 'inner';
  message = message.toUpperCase();
  return `${format()} ${level}`;
}
console.log(log('a'), log('b', 'x'), log('c', undefined, () => level));
function counted(a, b = arguments.length, c = a + b) { a = 100; arguments[1] = 'changed'; return [a, b, c, arguments.length, arguments[0]].join(); }
console.log(counted(1), counted(1, 2), counted(1, 2, 3), counted.length);
function shadow(value, read = () => value) { var value = value + 1; const inner = value; value = 50; return [read(), inner, value].join(); }
console.log(shadow(1));
function hoisted(run = () => typeof later) { return run(); function later() {} }
console.log(hoisted());
const order = [];
const note = name => (order.push(name), name);
function ordered({ a = note('a'), b: [c = note('c'), d = note('d')] = [1], ...rest } = {}, e = note('e'), ...more) { return [a, c, d, e, more.length, Object.keys(rest).join('+')].join(); }
console.log(ordered(), order.splice(0).join());
console.log(ordered({ a: 0, b: [], x: 1, y: 2 }, null, 1, 2), order.splice(0).join());
const retry = (times = 3, { delay = 100 * times, factor = delay > 200 ? 1 : 2 } = {}) => Array.from({ length: times }, (_, i) => delay * factor ** i);
console.log(retry().join(), retry(2).join(), retry(2, { factor: 3 }).join());
class Client { constructor(options = {}, { name = options.name ?? 'client', tags = [name] } = options) { this.text = `${name}/${tags}`; } }
console.log(new Client().text, new Client({ name: 'n' }).text, new Client({ name: 'n' }, { tags: ['t'] }).text);
