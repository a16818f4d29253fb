class Container {
  #makers = new Map(); #made = new Map(); #path = [];
  register(name, make, { singleton = true } = {}) { this.#makers.set(name, { make, singleton }); return this; }
  get(name) {
    if (this.#made.has(name)) return this.#made.get(name);
    if (this.#path.includes(name)) throw new Error(`circular: ${[...this.#path, name].join(' > ')}`);
    const entry = this.#makers.get(name);
    if (!entry) throw new Error(`nothing registered as ${name}`);
    this.#path.push(name);
    try { const value = entry.make(n => this.get(n)); if (entry.singleton) this.#made.set(name, value); return value; }
    finally { this.#path.pop(); }
  }
}
let ids = 0;
const c = new Container()
  .register('config', () => ({ url: 'db://x' }))
  .register('db', get => ({ id: ++ids, url: get('config').url }))
  .register('request', get => ({ id: ++ids, db: get('db') }), { singleton: false })
  .register('a', get => get('b')).register('b', get => get('a')).register('c', get => get('zzz'));
console.log(c.get('request').id, c.get('request').id, c.get('db').id, c.get('request').db === c.get('db'), c.get('db').url);
for (const n of ['a', 'c', 'a']) try { c.get(n); } catch (e) { console.log(e.message); }
