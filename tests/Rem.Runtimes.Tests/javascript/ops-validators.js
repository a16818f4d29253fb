class ValidationError extends Error {
  constructor(path, expected, got) {
    super(`${path.join('.') || '$'}: expected ${expected}, got ${got === null ? 'null' : typeof got === 'object' ? (Array.isArray(got) ? 'list' : 'map') : JSON.stringify(got) ?? 'nothing'}`);
    Object.assign(this, { path, expected });
  }
  get name() { return 'ValidationError'; }
}
class Many extends ValidationError { constructor(all) { super([], 'a valid document', {}); this.all = all; } }
const text = (v, p) => typeof v === 'string' ? [] : [new ValidationError(p, 'text', v)];
const number = ({ min = -Infinity, max = Infinity } = {}) => (v, p) => typeof v === 'number' && v >= min && v <= max ? [] : [new ValidationError(p, `a number in ${min}..${max}`, v)];
const list = item => (v, p) => Array.isArray(v) ? v.flatMap((x, i) => item(x, [...p, i])) : [new ValidationError(p, 'a list', v)];
const optional = check => (v, p) => v === undefined ? [] : check(v, p);
const oneOf = (...names) => (v, p) => names.includes(v) ? [] : [new ValidationError(p, names.join('|'), v)];
const map = fields => (v, p) => v === null || typeof v !== 'object' || Array.isArray(v) ? [new ValidationError(p, 'a map', v)] : [
  ...Object.entries(fields).flatMap(([k, check]) => check(v[k], [...p, k])),
  ...Object.keys(v).filter(k => !(k in fields)).map(k => new ValidationError([...p, k], 'no such key', v[k]))];
const schema = map({ name: text, port: number({ min: 1, max: 65535 }), level: optional(oneOf('debug', 'info')), hosts: list(map({ ip: text, weight: optional(number()) })) });
const validate = doc => { const all = schema(doc, []); if (all.length) throw new Many(all); return doc.name; };
for (const doc of [{ name: 'a', port: 80, hosts: [{ ip: '1' }] }, { name: 5, port: 0, level: 'loud', hosts: [{ ip: null }, 7, { ip: 'x', weight: '2' }], extra: [] }, null, { hosts: {} }])
  try { console.log('ok', validate(doc)); } catch (e) { if (!(e instanceof Many)) throw e; console.log(`${e}`); e.all.forEach(x => console.log('  ' + x.message, x instanceof Error, x.path.length)); }
