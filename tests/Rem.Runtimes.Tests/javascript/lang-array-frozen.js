// Arrays that are frozen, sealed or closed.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : String(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t('fr1', () => { 'use strict'; const a = Object.freeze([1, 2, 3]); try { a.push(4); } catch (e) { return e.name + Object.isFrozen(a) + a.length; } return 'no throw'; });
t('fr2', () => { 'use strict'; const a = Object.freeze([1, 2, 3]); try { a[0] = 4; } catch (e) { return e.name + e.message + a; } return 'no throw'; });
t('fr3', () => { const a = Object.freeze([1, 2, 3]); a[0] = 9; return a.join() + Object.isSealed(a) + Object.isExtensible(a); });
t('fr4', () => { const a = Object.seal([1, 2, 3]); a[0] = 9; return a.join() + Object.isSealed(a) + Object.isFrozen(a) + Object.isExtensible(a); });
t('fr5', () => { const a = Object.preventExtensions([1, 2, 3]); a[0] = 9; a[5] = 1; return a.join() + Object.isSealed(a) + Object.isFrozen(a) + Object.isExtensible(a); });
t('fr6', () => Object.isFrozen([]) + ',' + Object.isFrozen(Object.freeze([])) + Object.isFrozen('a') + Object.isSealed(1));
t('fr7', () => { const a = Object.freeze([3, 1, 2]); return a.map(x => x * 2).join() + a.slice().sort() + a.filter(x => x > 1) + [...a, 4] + a.concat([5]) + a.includes(1) + JSON.stringify(a); });
for (const m of ['push', 'pop', 'shift', 'unshift', 'sort', 'reverse', 'splice', 'fill', 'copyWithin']) t('fr8' + m, () => { const a = Object.freeze([3, 1, 2]); a[m](0, 1); return a.join(); });
t('fr9', () => { const a = Object.freeze([3, 1, 2]); a.length = 0; return a.join(); });
t('fr10', () => { 'use strict'; const a = Object.freeze([3, 1, 2]); a.length = 0; return a.join(); });
t('fr11', () => { 'use strict'; const a = Object.freeze([3, 1, 2]); delete a[0]; return a.join(); });
t('fr12', () => { const a = Object.freeze([3, 1, 2]); return JSON.stringify(Object.getOwnPropertyDescriptor(a, 0)) + JSON.stringify(Object.getOwnPropertyDescriptor(a, 'length')); });
t('fr13', () => { const a = Object.freeze([3, { x: 1 }]); a[1].x = 2; const [p, ...q] = a; return p + JSON.stringify(q) + Array.isArray(a); });
t('tp1', () => { const tag = s => s; const s = tag`a${1}b`; return Object.isFrozen(s) + '' + Object.isFrozen(s.raw) + Array.isArray(s.raw) + s.length; });
t('tp2', () => { 'use strict'; const tag = s => { s.push('x'); }; return tag`a`; });
