class Model {
  #data = {}; #dirty = new Set();
  static define(fields) {
    const C = class extends this {};
    for (const [name, { type, default: value, get }] of Object.entries(fields))
      Object.defineProperty(C.prototype, name, get ? { get, enumerable: true } : { get() { return this.read(name, value); }, set(v) { if (typeof v !== type) throw new TypeError(`${name} wants ${type}, got ${typeof v}`); this.write(name, v); }, enumerable: true });
    return C;
  }
  read(name, fallback) { return name in this.#data ? this.#data[name] : fallback; }
  write(name, v) { if (this.#data[name] !== v) { this.#data[name] = v; this.#dirty.add(name); } }
  get changes() { return [...this.#dirty]; }
  toJSON() { const o = {}; for (const k in this) o[k] = this[k]; return o; }
}
const Host = Model.define({ name: { type: 'string', default: '?' }, cpus: { type: 'number', default: 1 }, label: { get() { return `${this.name}/${this.cpus}`; } } });
const h = new Host(); h.cpus = 8; h.cpus = 8; h.name = 'db';
console.log(h.label, h.changes.join(), JSON.stringify(h), h instanceof Model, Object.keys(h).length);
try { h.cpus = '9'; } catch (e) { console.log(e.message, h.cpus); }
