class Pool {
  #active = 0; #waiting = []; peak = 0;
  constructor(limit) { this.limit = limit; }
  async run(job) {
    if (this.#active >= this.limit) await new Promise(go => this.#waiting.push(go));
    this.#active++; this.peak = Math.max(this.peak, this.#active);
    try { return await job(); }
    finally { this.#active--; this.#waiting.shift()?.(); }
  }
}
const order = [];
const job = (id, ticks) => async () => { order.push(`s${id}`); for (let i = 0; i < ticks; i++) await null; order.push(`e${id}`); if (id === 3) throw new RangeError('job 3'); return id * id; };
const pool = new Pool(2);
Promise.allSettled([5, 1, 4, 1, 2].map((ticks, i) => pool.run(job(i, ticks)))).then(results => {
  console.log(results.map(r => r.value ?? r.reason.message).join(), pool.peak);
  console.log(order.filter(o => o[0] === 's').join(), order.length);
});
