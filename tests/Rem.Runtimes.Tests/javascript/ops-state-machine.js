class Machine {
  #state; #table; #log = [];
  constructor(initial, table) { this.#state = initial; this.#table = table; }
  get state() { return this.#state; }
  get history() { return this.#log.join(' '); }
  can(event) { return event in (this.#table[this.#state]?.on ?? {}); }
  send(event, payload) {
    const target = this.#table[this.#state]?.on?.[event];
    if (target === undefined) throw Object.assign(new Error(`no ${event} in ${this.#state}`), { code: 'E_EVENT', event });
    const next = typeof target === 'function' ? target(payload) : target;
    this.#table[this.#state].exit?.call(this, payload);
    this.#log.push(`${this.#state}>${next}`);
    this.#state = next;
    this.#table[next]?.enter?.call(this, payload);
    return this;
  }
}
const deploy = new Machine('idle', {
  idle: { on: { start: 'building' }, exit() { console.log('leaving', this.state); } },
  building: { on: { done: ({ ok }) => ok ? 'testing' : 'failed', cancel: 'idle' } },
  testing: { on: { pass: 'live', fail: 'failed' }, enter(p) { console.log('enter testing', p?.ok); } },
  failed: { on: { retry: 'building' }, enter: () => console.log('failed!') },
  live: { enter() { console.log('now', this.state); } },
});
deploy.send('start').send('done', { ok: false }).send('retry').send('done', { ok: true });
console.log(deploy.can('pass'), deploy.can('start'));
try { deploy.send('pass').send('retry'); } catch ({ message, code, event }) { console.log(message, code, event); }
console.log(deploy.history);
