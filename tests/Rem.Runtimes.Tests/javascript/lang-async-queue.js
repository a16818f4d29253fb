class Queue { #items = []; #waiting = []; put(v) { const w = this.#waiting.shift(); w ? w(v) : this.#items.push(v); } take() { return this.#items.length ? Promise.resolve(this.#items.shift()) : new Promise(r => this.#waiting.push(r)); } }
class Mutex { #last = Promise.resolve(); run(f) { const r = this.#last.then(f); this.#last = r.catch(() => {}); return r; } }
const log = []; const q = new Queue();
const consumer = async name => { for (let v; (v = await q.take()) !== null;) log.push(name + v); log.push(name + ' ends'); };
const producer = async () => { for (let i = 0; i < 6; i++) { q.put(i); if (i % 2) await null; } q.put(null); q.put(null); };
const limit = async (n, jobs) => { const out = []; let i = 0; await Promise.all(Array.from({ length: n }, async () => { while (i < jobs.length) { const at = i++; out[at] = await jobs[at](); } })); return out; };
const retry = async (f, n) => { try { return await f(n); } catch (e) { if (n <= 1) throw e; return retry(f, n - 1); } };
(async () => {
  await Promise.all([consumer('a'), consumer('b'), producer()]); console.log(log.join());
  const m = new Mutex(), order = []; await Promise.all([3, 1, 2].map(k => m.run(async () => { order.push('in' + k); for (let i = 0; i < k; i++) await 0; order.push('out' + k); }))); console.log(order.join());
  console.log((await limit(2, [1, 2, 3, 4, 5].map(x => async () => { for (let i = 0; i < 6 - x; i++) await 0; return x * x; }))).join());
  console.log(await retry(async n => { if (n > 1) throw new Error('no'); return 'at ' + n; }, 3), await retry(async () => { throw new Error('never'); }, 2).catch(e => e.message));
  console.log(await [1, 2, 3].reduce(async (acc, x) => { return (await acc) + x; }, 0));
})();
