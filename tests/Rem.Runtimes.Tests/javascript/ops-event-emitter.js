class Emitter {
  #handlers = new Map();
  on(name, handler) {
    if (typeof handler !== 'function') throw new TypeError(`handler for ${name} must be a function`);
    const set = this.#handlers.get(name) ?? this.#handlers.set(name, new Set()).get(name);
    set.add(handler);
    return () => set.delete(handler);
  }
  once(name, handler) { const off = this.on(name, (...a) => { off(); handler.apply(this, a); }); return off; }
  emit(name, ...args) {
    const all = [...this.#handlers.get(name) ?? [], ...(name === '*' ? [] : this.#handlers.get('*') ?? [])];
    all.forEach(h => h.apply(this, args));
    return all.length;
  }
  get names() { return [...this.#handlers.keys()]; }
}
class Monitor extends Emitter {
  threshold = 80;
  report(value) { return this.emit(value > this.threshold ? 'high' : 'ok', value, this); }
}
const m = new Monitor();
const off = m.on('high', function (v) { console.log('high', v, this === m); });
m.once('high', v => console.log('first high', v));
m.on('*', (v, { threshold }) => console.log('any', v, v - threshold));
console.log([50, 90, 95].map(v => m.report(v)).join());
console.log(off(), off(), m.report(99), m.names.join());
try { m.on('x', 5); } catch (e) { console.log(e.name, e.message); }
