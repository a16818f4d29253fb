class PriorityQueue {
  #heap = []; #order; #n = 0;
  constructor(order = (a, b) => a - b) { this.#order = order; }
  get length() { return this.#heap.length; }
  #less(i, j) { const [a, x] = this.#heap[i], [b, y] = this.#heap[j]; return (this.#order(a, b) || x - y) < 0; }
  #swap(i, j) { [this.#heap[i], this.#heap[j]] = [this.#heap[j], this.#heap[i]]; }
  push(...items) {
    for (const item of items) {
      let i = this.#heap.push([item, this.#n++]) - 1;
      for (let p; i > 0 && this.#less(i, p = (i - 1) >> 1); i = p) this.#swap(i, p);
    }
    return this;
  }
  pop() {
    if (!this.length) return undefined;
    this.#swap(0, this.length - 1);
    const [item] = this.#heap.pop();
    for (let i = 0; ;) {
      let best = i;
      for (const c of [2 * i + 1, 2 * i + 2]) if (c < this.length && this.#less(c, best)) best = c;
      if (best === i) break;
      this.#swap(i, best); i = best;
    }
    return item;
  }
  *drain() { while (this.length) yield this.pop(); }
}
console.log([...new PriorityQueue().push(5, 3, 8, 1, 9, 2, 7, 3).drain()].join());
const jobs = new PriorityQueue((a, b) => b.priority - a.priority);
jobs.push({ name: 'backup', priority: 1 }, { name: 'page', priority: 9 }, { name: 'report', priority: 1 }, { name: 'deploy', priority: 5 });
console.log(jobs.pop().name, jobs.length);
jobs.push({ name: 'late', priority: 5 });
for (const { name, priority } of jobs.drain()) console.log(priority, name);
console.log(jobs.pop(), jobs.length);
