// Corners of the library.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : String(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t('re1', () => new RegExp('/').source + ' ' + new RegExp('\n').source + ' ' + new RegExp('[/]').source + ' ' + new RegExp('\\/').source + new RegExp('') + /a\/b/ + new RegExp('a/b'));
t('re2', () => Object.prototype.toString.call(/x/) + Object.prototype.toString.call(new Date(0)) + Object.prototype.toString.call([]) + Object.prototype.toString.call(null) + Object.prototype.toString.call(function () {}) + Object.prototype.toString.call(new Map()) + Object.prototype.toString.call((function () { return arguments; })()) + Object.prototype.toString.call(true) + Object.prototype.toString.call('') + Object.prototype.toString.call(1) + Object.prototype.toString.call(Symbol()) + Object.prototype.toString.call(Promise.resolve()) + Object.prototype.toString.call(JSON) + Object.prototype.toString.call(Math));
t('pr1', () => { class P extends Promise { } const p = P.resolve(1); return (p instanceof P) + '' + (p.then(() => 1) instanceof P) + (P.reject(1).catch(() => 0) instanceof P) + (P.all([]) instanceof P) + p.constructor.name; });
t('st1', () => (Set.prototype.keys === Set.prototype.values) + '' + (Set.prototype[Symbol.iterator] === Set.prototype.values) + (Map.prototype[Symbol.iterator] === Map.prototype.entries));
t('df1', () => Object.defineProperty(1, 'x', { value: 1 }));
t('df2', () => Object.defineProperties('a', {}));
t('pt1', () => ([].__proto__ === Array.prototype) + '' + ({}.__proto__ === Object.prototype) + ('x'.__proto__ === String.prototype) + (/x/.__proto__ === RegExp.prototype));
t('pt2', () => { const o = {}; o.__proto__ = { z: 1 }; return o.z + '' + Object.keys(o) + o.hasOwnProperty('__proto__'); });
t('pt3', () => { const o = { ['__proto__']: 1 }; return Object.keys(o) + '' + o.hasOwnProperty('__proto__') + (Object.getPrototypeOf(o) === Object.prototype); });
t('pt4', () => { const o = Object.create(null); o.__proto__ = 5; return Object.keys(o) + '' + o.__proto__; });
t('pt5', () => { const o = JSON.parse('{"__proto__": {"a": 1}}'); return Object.keys(o) + '' + o.a + JSON.stringify(o); });
t('cp1', () => 'a'.codePointAt(5) + ' ' + 'a'.codePointAt(-1) + ' ' + '😀'.codePointAt(0) + ' ' + '😀'.codePointAt(1) + ''.codePointAt());
t('sp1', () => [...'👨‍👩‍👧'].length + ' ' + [...'e\u0301x'].length + Array.from('👍🏽').length);
t('up1', () => 'ß'.toUpperCase() + 'ﬁ'.toUpperCase() + 'İ'.toLowerCase().length + 'ŉ'.toUpperCase() + 'ΑΣ'.toLowerCase() + 'Straße'.toLocaleUpperCase() + 'ǆ'.toUpperCase());
t('li1', () => 'abc'.lastIndexOf('') + ' ' + 'abc'.lastIndexOf('', 1) + ' ' + 'abcabc'.lastIndexOf('c', -5) + 'abc'.lastIndexOf('c', 1) + ''.lastIndexOf('') + 'canal'.lastIndexOf('a', 0) + 'canal'.lastIndexOf('c', 0));
t('dt1', () => Date.UTC(99, 0) + ' ' + Date.UTC(2020) + ' ' + Date.UTC(2020, 1, 31) + ' ' + Date.UTC() + ' ' + new Date(99, 0).getFullYear() + ' ' + Date.UTC(0, 0));
t('mh1', () => Math.hypot(1, NaN, Infinity) + ' ' + Math.hypot() + ' ' + Math.hypot(3, 4) + ' ' + Math.hypot(-Infinity, NaN) + Math.hypot(1, NaN) + Math.hypot(-0));
t('mm1', () => Object.is(Math.min(0, -0), -0) + '' + Object.is(Math.max(-0, 0), 0) + Object.is(Math.min(-0), -0) + Object.is(Math.max(-0), -0) + Object.is(Math.max(-0, -0), -0) + Math.max() + Math.min() + Math.max(1, 'x') + Math.max('3', 2) + Object.is(Math.round(-0.2), -0) + Object.is(Math.abs(-0), 0) + Object.is(Math.ceil(-0.5), -0));
t('dg1', () => new RegExp('(?<a>x)(?<a>y)'));
t('dg2', () => 'aacb'.replace(/(z)((a+)?(b+)?(c))*/, '') + JSON.stringify(/(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac')) + JSON.stringify(/(?:(a)|(b))+/.exec('ab')) + JSON.stringify(/(?:(a)|b)*/.exec('ab')) + JSON.stringify(/((a)|(b))*?c/.exec('abc')));
t('dg3', () => JSON.stringify(/(?:(?<k>\w+)=)?(\d)(?:,(x)|,(y))*/.exec('a=1,x,y')));
t('aa1', () => Array.isArray(Array.prototype) + '' + Array.prototype.length + Array.isArray([]) + Array.isArray({ length: 0 }));
