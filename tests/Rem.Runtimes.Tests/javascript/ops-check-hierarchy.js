class Check {
  static #count = 0;
  static registry = [];
  #failures = [];
  constructor(target) { this.target = target; this.id = ++Check.#count; }
  static get made() { return Check.#count; }
  static create(kind, ...args) { const C = Check.registry.find(c => c.kind === kind); if (!C) throw new Error(`no check ${kind}`); return new C(...args); }
  run(sample) { this.#failures = []; this.check(sample); return { check: this.constructor.name, target: this.target, ok: !this.#failures.length, why: this.#failures.join(', ') }; }
  fail(why) { this.#failures.push(why); return this; }
  check() { throw new Error(`${new.target?.name ?? this.constructor.name} has no check`); }
}
class DiskCheck extends Check {
  static kind = 'disk';
  constructor(target, limit = 90) { super(target); this.limit = limit; }
  check({ disk }) { if (disk === undefined) this.fail('no data'); else if (disk > this.limit) this.fail(`${disk}% > ${this.limit}%`); }
}
class StrictDiskCheck extends DiskCheck {
  static kind = 'disk!';
  check(sample) { super.check(sample); if (sample.inodes > 50) this.fail(`inodes ${sample.inodes}`); }
}
class HttpCheck extends Check { static kind = 'http'; check({ status }) { switch (true) { case status >= 500: this.fail('server'); break; case status >= 400: this.fail('client'); } } }
class Empty extends Check { static { this.kind = 'empty'; } }
Check.registry.push(DiskCheck, StrictDiskCheck, HttpCheck, Empty);
const sample = { disk: 95, inodes: 70, status: 404 };
for (const [kind, ...args] of [['disk', 'db'], ['disk', 'log', 99], ['disk!', 'db', 80], ['http', 'web'], ['empty', 'x'], ['ping', 'y']])
  try { console.log(JSON.stringify(Check.create(kind, ...args).run(sample))); } catch (e) { console.log(e.message); }
console.log(Check.made, Check.create('disk!', 'q') instanceof DiskCheck, Object.getPrototypeOf(StrictDiskCheck) === DiskCheck, StrictDiskCheck.registry.length);
