class Account {
  #balance = 0; static #count = 0; #log(x) { this.entries.push(x); } entries = [];
  constructor(b) { this.#balance = b; Account.#count++; this.#log('open ' + b); }
  add(n) { this.#balance += n; this.#log('add ' + n); return this; }
  get #double() { return this.#balance * 2; } set #half(v) { this.#balance = v / 2; }
  both() { this.#half = 100; return this.#double; }
  static count() { return Account.#count; }
  static is(o) { return #balance in o; }
  same(o) { return this.#balance === o.#balance; }
  bump() { return this.#balance++ + ++this.#balance; }
}
const a = new Account(5); a.add(3);
console.log(a.entries.join(), a.both(), Account.count(), Account.is(a), Account.is({}), a.same(new Account(50)), a.bump());
console.log(JSON.stringify(a), Object.keys(a).join(), Object.getOwnPropertySymbols(a).length);
try { a.same({}); } catch (e) { console.log(e.name); }
