// Plugins with the hooks that they declare; what is no constructor is refused.
class Plugin {
  static registry = new Map();
  static register(Kind) {
    if (typeof Kind !== 'function' || !('prototype' in Kind) || !(Kind.prototype instanceof Plugin)) throw new TypeError(`${Kind?.name ?? Kind} is no plugin`);
    const { id = Kind.name.toLowerCase(), after = [] } = Kind;
    if (Plugin.registry.has(id)) throw new Error(`${id} is there twice`);
    Plugin.registry.set(id, { Kind, after });
    return id;
  }
  static *order(seen = new Set(), path = []) {
    for (const id of Plugin.registry.keys()) yield* Plugin.#visit(id, seen, path);
  }
  static *#visit(id, seen, path) {
    if (path.includes(id)) throw new Error(`circle: ${[...path, id].join(' > ')}`);
    if (seen.has(id)) return;
    for (const before of Plugin.registry.get(id)?.after ?? []) yield* Plugin.#visit(before, seen, [...path, id]);
    seen.add(id);
    if (Plugin.registry.has(id)) yield id;
  }
  hooks() {
    const names = [];
    for (let p = Object.getPrototypeOf(this); p !== Plugin.prototype; p = Object.getPrototypeOf(p)) names.push(...Object.getOwnPropertyNames(p).filter(n => n.startsWith('on')));
    return [...new Set(names)].sort();
  }
}
class Log extends Plugin { onStart() { return 'log on'; } onStop() { return 'log off'; } }
class Metrics extends Plugin { static after = ['log']; onStart() { return 'metrics on'; } }
class Push extends Metrics { static id = 'push'; static after = ['metrics', 'net']; onStart() { return `${super.onStart()} and pushed`; } onTick(n) { return n * 2; } }
const attempt = f => { try { return f(); } catch (e) { return `${e.name}: ${e.message}`; } };
console.log([Push, Log, Metrics].map(k => Plugin.register(k)).join());
for (const bad of [() => {}, Log, class Other {}, null, { name: 'object' }, async function work() {}]) console.log(attempt(() => Plugin.register(bad)));
console.log([...Plugin.order()].join());
const all = [...Plugin.order()].map(id => new (Plugin.registry.get(id).Kind)());
console.log(all.map(p => `${p.constructor.name}[${p.hooks()}]`).join(' '));
const emit = (hook, ...args) => all.filter(p => hook in p).map(p => p[hook](...args)).join(', ');
console.log(emit('onStart'), '|', emit('onTick', 21), '|', emit('onStop'));
Plugin.register(class extends Plugin { static id = 'net'; static after = ['push']; });
console.log(attempt(() => [...Plugin.order()].join()));
const { onStart } = Log.prototype;
console.log(attempt(() => new onStart()).startsWith('TypeError'), onStart.name, onStart.toString(), Push.prototype.onTick.toString());
