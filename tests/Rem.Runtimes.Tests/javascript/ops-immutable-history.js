// State that is only replaced: reducers, frozen, with a history to go back in.
const freeze = value => (value !== null && typeof value === 'object' && !Object.isFrozen(value) && (Object.freeze(value), Reflect.ownKeys(value).forEach(k => freeze(value[k]))), value);
const reducers = {
  added: (state, { item }) => ({ ...state, items: [...state.items, { id: state.next, ...item }], next: state.next + 1 }),
  removed: (state, { id }) => ({ ...state, items: state.items.filter(i => i.id !== id) }),
  changed: (state, { id, change }) => ({ ...state, items: state.items.map(i => i.id === id ? { ...i, ...change } : i) }),
  moved: (state, { from, to }) => ({ ...state, items: state.items.toSpliced(from, 1).toSpliced(to, 0, state.items[from]) }),
};
class Store {
  #past = []; #now; #future = [];
  constructor(initial) { this.#now = freeze(initial); }
  get state() { return this.#now; }
  dispatch(type, action = {}) {
    const next = freeze(reducers[type]?.(this.#now, action) ?? this.#now);
    if (next !== this.#now) { this.#past.push(this.#now); this.#now = next; this.#future.length = 0; }
    return this;
  }
  undo() { if (this.#past.length) { this.#future.push(this.#now); this.#now = this.#past.pop(); } return this; }
  redo() { if (this.#future.length) { this.#past.push(this.#now); this.#now = this.#future.pop(); } return this; }
  toString() { return `${this.#now.items.map(i => `${i.id}${i.name}${i.done ? '+' : ''}`).join(' ')} (${this.#past.length}/${this.#future.length})`; }
}
const store = new Store({ items: [], next: 1 });
for (const name of ['a', 'b', 'c']) store.dispatch('added', { item: { name } });
console.log(`${store}`);
console.log(String(store.dispatch('changed', { id: 2, change: { done: true } })), String(store.dispatch('moved', { from: 0, to: 2 })), String(store.dispatch('removed', { id: 3 })));
console.log(String(store.undo()), '|', String(store.undo().undo()), '|', String(store.redo()), '|', String(store.dispatch('unknown')));
const before = store.state;
store.dispatch('changed', { id: 1, change: { name: 'A' } });
console.log(before.items[1] === store.state.items[1], before.items[0] === store.state.items[0], Object.isFrozen(store.state.items[0]));
for (const change of [s => s.items.push(1), s => { 'use strict'; s.next = 0; }, s => s.items.splice(0, 1), s => { 'use strict'; s.items[0].name = 'x'; }, s => s.items.reverse(), s => s.items.fill(0), s => s.items.copyWithin(0, 1), s => s.items.unshift(1)]) {
  try { change(store.state); console.log('changed'); } catch (e) { console.log(e.name, e.message); }
}
store.state.next = 99;
console.log(store.state.next, store.state.items.length, Object.isSealed(store.state.items), Object.isExtensible(store.state.items), Array.isArray(store.state.items));
