// A deployment in waves that stops, and rolls back what it did, newest first.
class Deployment {
  static #count = 0;
  #done = []; #id = ++Deployment.#count;
  constructor({ hosts, size = Math.ceil(hosts.length / 3), tolerate = 0 }) { Object.assign(this, { hosts, size, tolerate }); }
  *waves() { for (let i = 0; i < this.hosts.length; i += this.size) yield this.hosts.slice(i, i + this.size); }
  async run(install, remove, log) {
    const failed = [];
    try {
      for (const [n, wave] of [...this.waves()].entries()) {
        const results = await Promise.allSettled(wave.map(async host => (await install(host), this.#done.push(host), host)));
        const bad = results.flatMap((r, i) => r.status === 'rejected' ? [{ host: wave[i], error: r.reason }] : []);
        failed.push(...bad);
        log(`wave ${n + 1}: ${wave.join()}${bad.length ? ` failed ${bad.map(b => b.host)}` : ''}`);
        if (failed.length > this.tolerate) throw new AggregateError(failed.map(f => f.error), `${failed.length} host(s) failed`, { cause: { wave: n + 1 } });
      }
      return { id: this.#id, ok: true, hosts: this.#done.length, failed: failed.map(f => f.host) };
    } catch (e) {
      for await (const host of this.#undo(remove)) log(`  back ${host}`);
      return { id: this.#id, ok: false, why: `${e.message} in wave ${e.cause?.wave}: ${e.errors?.map(x => x.message).join('; ')}` };
    } finally { log(`end ${this.#id}`); }
  }
  async *#undo(remove) { while (this.#done.length) { const host = this.#done.pop(); try { await remove(host); yield host; } catch ({ message }) { yield `${host} (${message})`; } } }
}
const pause = n => n ? Promise.resolve().then(() => pause(n - 1)) : Promise.resolve();
const hosts = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2', 'c3'];
const lines = [], log = line => lines.push(line);
const install = bad => async host => { await pause(host.charCodeAt(1) % 3); if (bad.includes(host)) throw new Error(`${host} is full`); };
const remove = async host => { await pause(1); if (host === 'a2') throw new Error('locked'); };
(async () => {
  for (const [bad, options] of [[[], {}], [['b2'], {}], [['b2'], { tolerate: 1, size: 2 }], [['c1', 'c3'], { tolerate: 1, size: 4 }]]) {
    const result = await new Deployment({ hosts, ...options }).run(install(bad), remove, log);
    console.log(lines.splice(0).join('\n'));
    console.log(JSON.stringify(result));
  }
  const canary = async (check, percents = [1, 10, 50, 100]) => { for (const p of percents) if (!(await check(p))) return `stopped at ${p}%`; return 'all'; };
  console.log(await canary(async p => p < 50), await canary(async p => await pause(1) ?? p > 0), await canary(() => false, []));
})();
