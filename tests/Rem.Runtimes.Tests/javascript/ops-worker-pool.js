// A pool that lends things, gives them back whatever happens, and closes.
class Pool {
  #free = []; #made = 0; #waiting = []; #closed = false; #make;
  constructor(make, { most = 2 } = {}) { this.#make = make; this.most = most; }
  get stats() { return `${this.#free.length} free, ${this.#made} made, ${this.#waiting.length} waiting`; }
  async #acquire() {
    if (this.#closed) throw new Error('pool is closed');
    if (this.#free.length) return this.#free.pop();
    if (this.#made < this.most) return this.#make(++this.#made);
    return new Promise((ok, no) => this.#waiting.push({ ok, no }));
  }
  #release(item, broken) {
    if (broken) this.#made--;
    const next = this.#waiting.shift();
    if (next) next.ok(broken ? this.#make(++this.#made) : item);
    else if (!broken) this.#free.push(item);
  }
  use = async (work, broken = false) => {
    const item = await this.#acquire();
    try { return await work(item); }
    catch (e) { broken = e.broken === true; throw e; }
    finally { this.#release(item, broken); }
  };
  async close() { this.#closed = true; for (const { no } of this.#waiting.splice(0)) no(new Error('pool was closed')); return this.#free.splice(0).map(i => i.name).sort(); }
}
const pause = n => n ? Promise.resolve().then(() => pause(n - 1)) : Promise.resolve();
(async () => {
  const log = [];
  const pool = new Pool(async n => (await pause(1), { name: `c${n}`, uses: 0 }));
  const job = (name, n) => pool.use(async c => { log.push(`${name}>${c.name}`); await pause(n); c.uses++; log.push(`${name}<`); return `${name}:${c.name}/${c.uses}`; });
  console.log((await Promise.all([job('a', 3), job('b', 1), job('c', 2), job('d', 1)])).join(' '));
  console.log(log.join(' '), '|', pool.stats);
  const failed = await pool.use(async () => { throw Object.assign(new Error('gone'), { broken: true }); }).catch(e => e.message);
  console.log(failed, '|', pool.stats);
  const nested = pool.use(async a => await pool.use(async b => [a.name, b.name].sort().join('+')));
  console.log(await nested, '|', pool.stats);
  const hold = pool.use(() => pause(5)), hold2 = pool.use(() => pause(5)), late = job('late', 1).catch(e => e.message);
  await pause(1);
  console.log(pool.stats);
  console.log((await pool.close()).join(), await late);
  await Promise.all([hold, hold2]);
  console.log(await job('after', 1).catch(e => e.message), pool.stats);
  const sync = new Pool(n => ({ name: n }), { most: 1 });
  console.log(await sync.use(({ name }) => name * 10), await sync.use(async ({ name }) => name + await 1), sync.stats);
})();
