class History {
  #done = []; #undone = [];
  constructor(state) { this.state = state; }
  do({ name, apply, revert }) { this.state = apply(this.state); this.#done.push({ name, apply, revert }); this.#undone.length = 0; return this; }
  undo(n = 1) { while (n-- > 0 && this.#done.length) { const c = this.#done.pop(); this.state = c.revert(this.state); this.#undone.push(c); } return this; }
  redo() { const c = this.#undone.pop(); if (c) { this.state = c.apply(this.state); this.#done.push(c); } return this; }
  get names() { return `${this.#done.map(c => c.name)}|${this.#undone.map(c => c.name)}`; }
}
const add = host => ({ name: `+${host}`, apply: s => [...s, host], revert: s => s.slice(0, -1) });
const swap = (i, j) => { const f = s => s.map((x, k) => k === i ? s[j] : k === j ? s[i] : x); return { name: `${i}<>${j}`, apply: f, revert: f }; };
const h = new History(['a']).do(add('b')).do(add('c')).do(swap(0, 2));
console.log(h.state.join(), h.names);
console.log(h.undo(2).state.join(), h.names, h.redo().state.join(), h.do(add('z')).names, h.redo().state.join());
console.log(h.undo(99).state.join(), h.names, h instanceof History, Object.keys(h).join());
