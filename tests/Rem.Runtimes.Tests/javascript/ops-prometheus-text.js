class Metric {
  #values = new Map();
  constructor(name, help) { this.name = name; this.help = help; }
  static key = labels => Object.entries(labels).sort(([a], [b]) => (a > b) - (a < b)).map(([k, v]) => `${k}="${String(v).replace(/[\\"\n]/g, c => c === '\n' ? '\\n' : '\\' + c)}"`).join(',');
  inc(labels = {}, by = 1) { const k = Metric.key(labels); this.#values.set(k, (this.#values.get(k) ?? 0) + by); return this; }
  *lines() { yield `# HELP ${this.name} ${this.help}`; yield `# TYPE ${this.name} ${this.constructor.type}`; for (const [k, v] of this.#values) yield `${this.name}${k && `{${k}}`} ${v}`; }
}
class Counter extends Metric { static type = 'counter'; inc(labels, by = 1) { if (by < 0) throw new RangeError(`${this.name} cannot fall by ${-by}`); return super.inc(labels, by); } }
class Gauge extends Metric { static type = 'gauge'; dec(labels, by = 1) { return this.inc(labels, -by); } }
const hits = new Counter('http_hits', 'requests'), load = new Gauge('load', 'jobs');
hits.inc({ path: '/', code: 200 }).inc({ code: 200, path: '/' }, 4).inc({ path: '/a"b\\', code: 500 });
load.inc().inc({}, 2.5).dec();
try { hits.inc({}, -2); } catch (e) { console.log(e.message); }
for (const m of [hits, load]) console.log([...m.lines()].join('\n'));
