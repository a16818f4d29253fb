// A queue of jobs with priorities, retries and a dead letter, on promises of a class of their own.
class Task extends Promise {
  static of(name, work) { const task = new Task((ok, no) => Promise.resolve().then(work).then(ok, no)); task.title = name; return task; }
  get [Symbol.toStringTag]() { return 'Task'; }
  named(name) { this.title = name; return this; }
}
class Jobs {
  #waiting = []; #log = []; #dead = []; #seq = 0;
  add(name, work, { priority = 0, tries = 2 } = {}) { this.#waiting.push({ name, work, priority, tries, seq: this.#seq++ }); return this; }
  #take() {
    this.#waiting.sort((a, b) => b.priority - a.priority || a.seq - b.seq);
    return this.#waiting.shift();
  }
  async run() {
    for (let job; (job = this.#take());) {
      try { this.#log.push(`${job.name}=${await Task.of(job.name, job.work)}`); }
      catch (e) {
        if (--job.tries > 0) this.#waiting.push({ ...job, priority: job.priority - 1, seq: this.#seq++ });
        else this.#dead.push({ name: job.name, why: e.message });
        this.#log.push(`${job.name}!`);
      }
    }
    return this;
  }
  get log() { return this.#log.join(' '); }
  get dead() { return JSON.stringify(this.#dead); }
  set dead(value) { throw new TypeError('dead letters are only read'); }
}
let flaky = 0;
const jobs = new Jobs()
  .add('low', () => 1)
  .add('high', async () => 2, { priority: 5 })
  .add('flaky', () => { if (++flaky < 2) throw new Error('once'); return flaky; }, { priority: 3 })
  .add('broken', async () => { throw new RangeError('always'); }, { priority: 4, tries: 3 });
(async () => {
  console.log((await jobs.run()).log);
  console.log(jobs.dead);
  try { jobs.dead = 1; } catch (e) { console.log(e.name); }
  const task = Task.of('t', () => 5);
  const next = task.then(v => v * 2).named('double');
  console.log(task instanceof Task, next instanceof Task, next.title, await next, String(next));
  console.log(Task.resolve(1) instanceof Task, Task.resolve(task) === task, Promise.resolve(task) === task, Task.reject(new Error('r')).catch(() => 0) instanceof Task);
  console.log((await Task.all([1, Task.resolve(2), Promise.resolve(3)])).join(), Task.race([1]) instanceof Task, Task.name, Task.length);
  const settled = await Task.allSettled([Task.resolve('a'), Task.reject(new Error('b'))]);
  console.log(settled.map(s => s.status + ':' + (s.value ?? s.reason.message)).join());
})();
