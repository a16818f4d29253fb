// Who may do what: roles that inherit, grants and denials, asked by name and by pattern.
class Policy {
  #roles = new Map(); #users = new Map();
  role(name, { inherits = [], allow = [], deny = [] } = {}) { this.#roles.set(name, Object.freeze({ inherits, allow, deny })); return this; }
  user(name, ...roles) { this.#users.set(name, new Set(roles)); return this; }
  *#all(roles, seen = new Set()) {
    for (const role of roles) {
      if (seen.has(role)) continue;
      seen.add(role);
      const found = this.#roles.get(role) ?? (() => { throw new ReferenceError(`no role ${role}`); })();
      yield [role, found];
      yield* this.#all(found.inherits, seen);
    }
  }
  static fits(pattern, right) { return new RegExp(`^${pattern.split(':').map(p => p === '*' ? '[^:]+' : p === '**' ? '.+' : p.replace(/\W/g, '\\$&')).join(':')}$`).test(right); }
  explain(user, right) {
    const roles = this.#users.get(user) ?? [];
    let granted = null;
    for (const [role, { allow, deny }] of this.#all(roles)) {
      const no = deny.find(p => Policy.fits(p, right));
      if (no) return { allowed: false, by: `${role} denies ${no}` };
      granted ??= allow.some(p => Policy.fits(p, right)) ? `${role} allows ${allow.find(p => Policy.fits(p, right))}` : null;
    }
    return { allowed: granted !== null, by: granted ?? 'nobody allows it' };
  }
  can = (user, right) => this.explain(user, right).allowed;
}
const policy = new Policy()
  .role('reader', { allow: ['*:read'] })
  .role('writer', { inherits: ['reader'], allow: ['doc:write', 'doc:tag:*'] })
  .role('contractor', { inherits: ['writer'], deny: ['billing:*', 'doc:tag:secret'] })
  .role('admin', { inherits: ['writer', 'auditor'], allow: ['**'] })
  .role('auditor', { inherits: ['admin'], allow: ['log:**'] })
  .user('ann', 'admin').user('bob', 'contractor').user('cia', 'reader').user('eve', 'ghost');
for (const [user, right] of [['ann', 'x:y:z'], ['bob', 'doc:read'], ['bob', 'billing:read'], ['bob', 'doc:tag:blue'], ['bob', 'doc:tag:secret'], ['cia', 'doc:write'], ['dan', 'doc:read'], ['cia', 'a.b:read']]) {
  const { allowed, by } = policy.explain(user, right);
  console.log(user.padEnd(4), right.padEnd(15), allowed ? 'yes' : 'no ', by);
}
try { policy.can('eve', 'x'); } catch (e) { console.log(e.name, e.message); }
const { can } = policy;
const matrix = ['doc:read', 'doc:write', 'log:x:y', 'billing:pay'].map(r => [r, ...['ann', 'bob', 'cia'].map(u => can(u, r) ? '+' : '-')].join(' '));
console.log(matrix.join('\n'));
try { new can(); } catch (e) { console.log(e.name, e.message, 'prototype' in can); }
try { (() => { 'use strict'; policy.role('r', { allow: ['a'] }); Policy.fits.length = 9; })(); } catch (e) { console.log(e.name); }
console.log(Policy.fits('a.c:*', 'abc:x'), Policy.fits('a.c:*', 'a.c:x'), Policy.fits.name, Policy.prototype.explain.length);
