// What `new` takes, and the text of functions.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : String(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t('ar1', () => { const f = () => 1; return f.hasOwnProperty('prototype') + ',' + ('prototype' in f); });
t('ar2', () => { const f = () => 1; return new f(); });
t('ar3', () => { const o = { m() { return 1; } }; return ('prototype' in o.m) + ''; });
t('ar5', () => { class A { m() {} static s() {} } return ('prototype' in A.prototype.m) + '' + ('prototype' in A.s); });
t('ar6', () => { async function f() {} return ('prototype' in f) + ''; });
t('ts1', () => (n => n + 1).toString());
t('ts2', () => { function  foo ( a,b ) { return a /* x */ + b; } return foo.toString(); });
t('ts3', () => { class A  { m( ) { return 1; } static s = 1; } return A.toString() + A.prototype.m.toString(); });
t('ts4', () => { const o = { get  x() { return 1; }, async y() {}, z: async () => 1 }; return String(Object.getOwnPropertyDescriptor(o, 'x').get) + o.z; });
t('bd1', () => { function f(a, b, c) {} const b = f.bind(null, 1); return b.name + b.length + (() => 1).bind().name + '|' + ('prototype' in b) + b.bind().name; });
t('bd2', () => { class A { constructor(x) { this.x = x; } } const B = A.bind(null, 5); return new B().x + '' + (new B() instanceof A) + (new B() instanceof B); });
