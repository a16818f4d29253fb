// Quotas by tenant with reservations, written down as entries that are never changed.
'use strict';
class Ledger {
  static #kinds = Object.freeze(['grant', 'reserve', 'commit', 'cancel']);
  #entries = [];
  #add(kind, tenant, amount, ref) {
    if (!Ledger.#kinds.includes(kind)) throw new TypeError(`no ${kind}`);
    if (!Number.isInteger(amount) || amount < 0) throw new RangeError(`amount ${amount}`);
    const entry = Object.freeze({ no: this.#entries.length + 1, kind, tenant, amount, ref });
    this.#entries.push(entry);
    return entry;
  }
  balance(tenant) {
    const open = new Map();
    const sums = this.#entries.filter(e => e.tenant === tenant).reduce((s, { kind, amount, ref, no }) => {
      if (kind === 'grant') return { ...s, granted: s.granted + amount };
      if (kind === 'reserve') { open.set(no, amount); return s; }
      open.delete(ref);
      return kind === 'commit' ? { ...s, used: s.used + amount } : s;
    }, { granted: 0, used: 0 });
    const reserved = [...open.values()].reduce((a, b) => a + b, 0);
    return Object.freeze({ ...sums, reserved, free: sums.granted - sums.used - reserved });
  }
  grant(tenant, amount) { return this.#add('grant', tenant, amount); }
  reserve(tenant, amount) { const { free } = this.balance(tenant); if (amount > free) throw new RangeError(`${tenant} has ${free} of ${amount}`); return this.#add('reserve', tenant, amount); }
  #close(kind, { no, tenant, amount }, used = amount) { if (this.#entries.some(e => e.ref === no)) throw new Error(`${no} is closed`); if (used > amount) throw new RangeError(`${used} is over ${amount}`); return this.#add(kind, tenant, used, no); }
  commit(entry, used) { return this.#close('commit', entry, used); }
  cancel(entry) { return this.#close('cancel', entry, 0); }
  get entries() { return Object.freeze([...this.#entries]); }
}
const ledger = new Ledger();
const attempt = f => { try { const v = f(); return typeof v === 'object' ? JSON.stringify(v) : String(v); } catch (e) { return `${e.name}: ${e.message}`; } };
ledger.grant('a', 100); ledger.grant('b', 10);
const one = ledger.reserve('a', 60), two = ledger.reserve('a', 30);
for (const f of [() => ledger.reserve('a', 20), () => ledger.commit(one, 45), () => ledger.commit(one), () => ledger.balance('a'), () => ledger.cancel(two), () => ledger.cancel(two), () => ledger.balance('a'), () => ledger.reserve('b', 1.5), () => ledger.reserve('c', 1), () => ledger.commit(ledger.reserve('b', 10), 11), () => ledger.balance('b')]) console.log(attempt(f));
console.log(attempt(() => { ledger.entries.push(1); }), attempt(() => { ledger.entries[0].amount = 1e6; }), attempt(() => { ledger.balance('a').free = 1; }), attempt(() => { ledger.entries = []; }), attempt(() => { delete ledger.entries[0]; }));
console.log(ledger.entries.map(({ no, kind, amount, ref = '-' }) => `${no}${kind[0]}${amount}/${ref}`).join(' '), ledger.entries.length);
console.log(ledger.entries.toReversed().slice(0, 2).map(e => e.no).join(), Object.isFrozen(ledger.entries), ledger.entries === ledger.entries);
