// Properties that are worked out once, and those that are only read.
'use strict';
const lazy = (target, name, make) => Object.defineProperty(target, name, {
  configurable: true, enumerable: true,
  get() {
    const value = make.call(this);
    Object.defineProperty(this, name, { value, enumerable: true, writable: false, configurable: false });
    return value;
  },
});
let made = 0;
class Host {
  #facts;
  constructor(name, facts) { this.name = name; this.#facts = facts; lazy(this, 'summary', function () { made++; return `${this.name}: ${Object.keys(facts).length} facts`; }); }
  get cpu() { return this.#facts.cpu ?? 0; }
  get load() { return this.#facts.load; }
  set load(value) { if (!(value >= 0)) throw new RangeError(`load ${value}`); this.#facts.load = value; }
  static get kind() { return 'host'; }
}
const host = new Host('web', { cpu: 4, load: 1 });
console.log(made, host.summary, host.summary, made, JSON.stringify(Object.getOwnPropertyDescriptor(host, 'summary')));
const attempt = change => { try { change(); return 'ok'; } catch (e) { return `${e.name}: ${e.message}`; } };
console.log(attempt(() => { host.cpu = 8; }));
console.log(attempt(() => { host.summary = ''; }));
console.log(attempt(() => { Host.kind = 'x'; }).split(':')[0], Host.kind);
console.log(attempt(() => { host.load = -1; }), attempt(() => { host.load = 2.5; }), host.load);
console.log(attempt(() => { host.load += 1; }), host.load, attempt(() => { host.cpu++; }));
console.log(attempt(() => { delete host.summary; }));
const view = Object.create(host, { alias: { get() { return this.name.toUpperCase(); }, enumerable: true } });
console.log(view.alias, attempt(() => { view.alias = 1; }), attempt(() => { view.name = 'db'; }), view.alias, host.name);
const descriptor = Object.getOwnPropertyDescriptor(Host.prototype, 'cpu');
console.log(typeof descriptor.get, descriptor.set, descriptor.enumerable, Object.getOwnPropertyDescriptor(Host.prototype, 'load').set.name);
const sealed = Object.seal({ a: 1, get b() { return 2; } });
console.log(attempt(() => { sealed.a = 5; }), attempt(() => { sealed.b = 5; }), attempt(() => { sealed.c = 5; }), attempt(() => { delete sealed.a; }), JSON.stringify(sealed));
