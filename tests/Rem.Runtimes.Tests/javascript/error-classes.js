class HttpError extends Error { constructor(code, message) { super(message); this.name = 'HttpError'; this.code = code; } get retry() { return this.code >= 500; } }
class Gone extends HttpError { constructor() { super(410, 'gone'); } }
for (const make of [() => new HttpError(503, 'busy'), () => new Gone(), () => new TypeError('bad')]) {
  try { throw make(); } catch (e) { console.log(e instanceof HttpError, e instanceof Error, e.name, e.message, e.code, e.retry, String(e)); }
}
