const levels = ['trace', 'debug', 'info', 'warn', 'error'];
const sink = [];
class Logger {
  constructor(name, { level = 'info', parent = null, context = {} } = {}) {
    this.name = name; this.parent = parent; this.context = context; this.level = level;
    for (const [i, l] of levels.entries()) this[l] = (message, extra = {}) => this.#write(i, l, message, extra);
  }
  get level() { return this._level ?? this.parent?.level; }
  set level(value) { if (value !== undefined && !levels.includes(value)) throw new RangeError(`level ${value}`); this._level = value; }
  #write(i, level, message, extra) {
    if (i < levels.indexOf(this.level)) return false;
    const all = { ...this.context, ...extra };
    const text = message.replace(/\{(\w+)\}/g, (whole, k) => k in all ? String(all[k]) : whole);
    sink.push(`${level.toUpperCase().padEnd(5)} [${this.path}] ${text}` + Object.entries(extra).map(([k, v]) => ` ${k}=${typeof v === 'string' ? JSON.stringify(v) : v}`).join(''));
    return true;
  }
  get path() { return this.parent ? `${this.parent.path}/${this.name}` : this.name; }
  child(name, context) { return new Logger(name, { level: undefined, parent: this, context: { ...this.context, ...context } }); }
}
const root = new Logger('app', { level: 'warn', context: { host: 'h1' } });
const db = root.child('db', { pool: 3 });
console.log(root.info('hidden'), root.warn('on {host}'), db.error('pool {pool} on {host} lost {n} {what}', { n: 2 }));
db.level = 'debug'; console.log(db.debug('query {q}', { q: 'select 1' }), db.trace('no'), root.debug('no'));
try { root.level = 'loud'; } catch (e) { console.log(`${e.name}: ${e.message}`); }
console.log(sink.join('\n'));
console.log(db.child('tx').path, db.child('tx').level, Object.keys(root).filter(k => levels.includes(k)).length);
