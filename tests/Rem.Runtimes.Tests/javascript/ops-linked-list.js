class List {
  #head = null; #tail = null; #length = 0;
  static from(items) { const l = new List(); for (const i of items) l.add(i); return l; }
  add(value) { const node = { value, next: null }; if (this.#tail) this.#tail.next = node; else this.#head = node; this.#tail = node; this.#length++; return this; }
  remove(test) { let last = null; for (let n = this.#head; n; last = n, n = n.next) if (test(n.value)) { if (last) last.next = n.next; else this.#head = n.next; if (n === this.#tail) this.#tail = last; this.#length--; return n.value; } }
  reverse() { let out = null; this.#tail = this.#head; for (let n = this.#head; n;) { const { next } = n; n.next = out; out = n; n = next; } this.#head = out; return this; }
  *[Symbol.iterator]() { for (let n = this.#head; n !== null; n = n.next) yield n.value; }
  get length() { return this.#length; }
  get ends() { return [this.#head?.value, this.#tail?.value]; }
}
const l = List.from('deploy');
console.log([...l].join('-'), l.length, l.ends.join());
console.log(l.remove(c => c === 'd'), l.remove(c => c === 'y'), l.remove(c => c === 'z'), [...l.reverse()].join(''), l.ends.join(), l.add('!').length);
const [first, ...others] = l; console.log(first, others.length, Math.max(...List.from([3, 9, 2])), new List().ends.length);
