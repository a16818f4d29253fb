// Parameters with defaults are a scope of their own.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : String(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t('dp1', () => { var x = 1; function g(y = x) { var x = 2; return y; } return g(); });
t('dp2', () => { function i(a = b, b = 1) { return a; } return i(); });
t('dp3', () => { function a(x, y = 2) { arguments[0] = 9; return x; } return a(1); });
t('dp4', () => { function h(a, f = () => a) { var a; var b = a; a = 5; return [f(), a, b].join(); } return h(1); });
t('dp5', () => { function h(a = a) { return a; } return h(); });
t('dp6', () => { function h(f = () => x) { var x = 3; return f(); } var x = 7; return h(); });
t('dp7', () => { var o = ({ a = 1, b = a + 1 } = {}) => a + b; return o(); });
t('dp8', () => { function h([a, b] = [1, 2], { c = a } = {}) { return a + b + c; } return h(); });
t('dp9', () => { function h(a, b = function () { return a; }) { a = 4; return b(); } return h(1); });
t('dp10', () => { function h(a, b = arguments.length) { return b; } return h(1); });
