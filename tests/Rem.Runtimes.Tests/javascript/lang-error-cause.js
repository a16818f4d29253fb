// Errors with causes, and errors of several.
function t(name, f) { try { var v = f(); console.log(name + ': ' + (typeof v === 'string' ? v : String(v))); } catch (e) { console.log(name + ' threw ' + (e && e.name) + ': ' + (e && e.message)); } }
t('er1', () => { const e = new Error('a', { cause: 'b' }); return e.cause + Object.keys(e) + e.hasOwnProperty('cause') + new Error('x').hasOwnProperty('cause') + ('cause' in new Error('x', {})); });
t('er2', () => { const e = new Error(undefined); return e.hasOwnProperty('message') + e.message + '|' + e; });
t('er3', () => { const e = new AggregateError([new Error('a'), 2], 'msg', { cause: 1 }); return e.errors.length + e.message + e.name + (e instanceof Error) + e.cause + e; });
t('er4', () => { class HttpError extends Error { constructor(status, options) { super(`HTTP ${status}`, options); this.name = 'HttpError'; this.status = status; } } const e = new HttpError(5, { cause: new TypeError('t') }); return e + ' ' + e.cause + (e instanceof HttpError) + e.status; });
t('er5', () => (Object.getPrototypeOf(TypeError) === Error) + '' + (Object.getPrototypeOf(Error) === Function.prototype) + Object.getPrototypeOf(TypeError.prototype).name + AggregateError.length + Error.length + TypeError.name);
t('er6', () => { class V extends TypeError { constructor(m, o) { super(m, o); } get name() { return 'V'; } } const v = new V('x', { cause: 3 }); return v + v.cause + (v instanceof TypeError); });
t('er7', () => Error('x', { cause: 1 }).cause + RangeError('y').message + (RangeError('y') instanceof RangeError));
t('er8', () => typeof new Error('a').stack + Object.prototype.toString.call(new TypeError('x')));
