// What strict code may not write.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : String(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t('gs1', () => { 'use strict'; const o = { get x() { return 1; } }; o.x = 2; return 'no'; });
t('gs2', () => { const o = { get x() { return 1; } }; o.x = 2; return 'no'; });
t('gs3', () => { 'use strict'; class A { get x() { return 1; } } const a = new A(); a.x = 2; return 'no'; });
t('gs4', () => { 'use strict'; const o = Object.freeze({ a: 1 }); o.a = 2; return 'no'; });
t('gs5', () => { 'use strict'; const o = Object.freeze({ a: 1 }); o.b = 2; return 'no'; });
t('gs6', () => { 'use strict'; const o = Object.freeze({ a: 1 }); delete o.a; return 'no'; });
t('gs9', () => { 'use strict'; const k = 'x'; const o = { get x() { return 1; } }; o[k] += 2; return 'no'; });
t('gs10', () => { 'use strict'; undefinedName = 1; return 'no'; });
