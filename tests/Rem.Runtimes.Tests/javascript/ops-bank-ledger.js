class InsufficientFunds extends Error { constructor(need, have) { super(`need ${need}, have ${have}`); this.missing = need - have; } }
class Ledger {
  #entries = [];
  static #format = cents => (cents < 0 ? '-' : '') + Math.floor(Math.abs(cents) / 100) + '.' + String(Math.abs(cents) % 100).padStart(2, '0');
  static cents(text) { const m = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text); if (!m) throw new TypeError(`not an amount: ${text}`); return (m[1] ? -1 : 1) * (m[2] * 100 + Number((m[3] ?? '').padEnd(2, '0'))); }
  balance(account) { return this.#entries.reduce((s, e) => s + (e.to === account ? e.amount : 0) - (e.from === account ? e.amount : 0), 0); }
  post({ from = 'outside', to, amount, note = '' }) {
    const cents = Ledger.cents(amount);
    if (from !== 'outside' && this.balance(from) < cents) throw new InsufficientFunds(cents, this.balance(from));
    this.#entries.push({ from, to, amount: cents, note, n: this.#entries.length + 1 });
    return this;
  }
  transaction(posts) { const mark = this.#entries.length; try { posts.forEach(p => this.post(p)); return true; } catch (e) { this.#entries.length = mark; console.log('rolled back:', e.message, e.missing ?? ''); return false; } }
  get accounts() { return [...new Set(this.#entries.flatMap(({ from, to }) => [from, to]))].filter(a => a !== 'outside').sort(); }
  *report() { for (const a of this.accounts) yield `${a.padEnd(8)}${Ledger.#format(this.balance(a)).padStart(10)}`; }
}
const ledger = new Ledger().post({ to: 'ops', amount: '100.5' }).post({ from: 'ops', to: 'cloud', amount: '33.33', note: 'vm' });
console.log(ledger.transaction([{ from: 'ops', to: 'dns', amount: '10' }, { from: 'ops', to: 'cloud', amount: '99' }]));
console.log(ledger.transaction([{ from: 'ops', to: 'dns', amount: '0.07' }]), ledger.transaction([{ to: 'x', amount: '1,5' }]));
for (const line of ledger.report()) console.log(line);
console.log(ledger.balance('nobody'), 0.1 * 3, 33.33 * 100, Math.round(33.33 * 100), (1.005).toFixed(2), (-1.5).toFixed(0), (1e21).toFixed(2));
