// Tasks that need each other, run as soon as what they need is there.
class Graph {
  #tasks = new Map();
  task(name, needs = [], work = async () => name) { if (this.#tasks.has(name)) throw new RangeError(`${name} is there twice`); this.#tasks.set(name, { needs, work }); return this; }
  check() {
    const done = new Set(), path = [];
    const visit = name => {
      if (path.includes(name)) throw new Error(`circle ${[...path.slice(path.indexOf(name)), name].join(' > ')}`);
      if (done.has(name)) return;
      const { needs } = this.#tasks.get(name) ?? (() => { throw new ReferenceError(`${path.at(-1) ?? 'nobody'} needs ${name}, which is not there`); })();
      path.push(name);
      needs.forEach(visit);
      path.pop();
      done.add(name);
    };
    for (const name of this.#tasks.keys()) visit(name);
    return [...done];
  }
  async run({ on = () => {} } = {}) {
    this.check();
    const results = new Map();
    const start = name => {
      if (!results.has(name)) {
        const { needs, work } = this.#tasks.get(name);
        results.set(name, Promise.all(needs.map(start)).then(
          async inputs => { on(`start ${name}`); const value = await work(...inputs); on(`done ${name}`); return value; },
          cause => { throw new Error(`${name} skipped`, { cause }); }));
      }
      return results.get(name);
    };
    const settled = await Promise.allSettled([...this.#tasks.keys()].map(start));
    return Object.fromEntries([...this.#tasks.keys()].map((name, i) => [name, settled[i].status === 'fulfilled' ? settled[i].value : `!${settled[i].reason.message}`]));
  }
}
const pause = n => n ? Promise.resolve().then(() => pause(n - 1)) : Promise.resolve();
(async () => {
  const log = [];
  const graph = new Graph()
    .task('deploy', ['build', 'test'], async (b, t) => `${b}+${t}`)
    .task('build', ['fetch'], async src => (await pause(2), src.toUpperCase()))
    .task('test', ['build', 'lint'], async (b, l) => b.length + l)
    .task('fetch', [], async () => await pause(1) ?? 'src')
    .task('lint', ['fetch'], async s => s.length);
  console.log(graph.check().join());
  console.log(JSON.stringify(await graph.run({ on: l => log.push(l) })));
  console.log(log.join(', '));
  console.log(JSON.stringify(await new Graph().task('a', [], async () => { throw new Error('broken'); }).task('b', ['a']).task('c', ['b']).task('d').run()));
  for (const make of [g => g.task('x', ['y']).task('y', ['z']).task('z', ['x']), g => g.task('x', ['q']), g => g.task('x').task('x')]) {
    try { await make(new Graph()).run(); } catch (e) { console.log(`${e.name}: ${e.message}`); }
  }
})();
