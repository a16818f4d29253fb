// Errors that carry their causes, walked from the outside in.
class ConfigError extends Error {
  constructor(file, message, options) { super(`${file}: ${message}`, options); this.file = file; }
  get name() { return 'ConfigError'; }
}
class StartupError extends AggregateError {
  constructor(errors) { super(errors, `${errors.length} part(s) did not start`); }
  get name() { return 'StartupError'; }
}
const parse = text => {
  try { return JSON.parse(text); }
  catch (e) { throw new SyntaxError('not JSON', { cause: { kind: e.name, at: text.length } }); }
};
const load = (file, text) => {
  try {
    const value = parse(text);
    if (!('port' in value)) throw new RangeError('port is missing');
    return value;
  } catch (cause) {
    throw new ConfigError(file, 'cannot be read', { cause });
  }
};
const chain = error => {
  const lines = [];
  for (let e = error, depth = 0; e !== undefined && depth < 5; e = e instanceof Error ? e.cause : undefined, depth++) {
    lines.push('  '.repeat(depth) + (e instanceof Error ? String(e) : JSON.stringify(e)));
  }
  return lines.join('\n');
};
const failures = [];
for (const [file, text] of [['a.json', '{"port": 80}'], ['b.json', '{port}'], ['c.json', '{}']]) {
  try { console.log(file, load(file, text).port); }
  catch (e) { failures.push(e); console.log(chain(e)); }
}
const all = new StartupError(failures);
console.log(String(all), all.errors.map(e => e.file).join(), all instanceof AggregateError, all instanceof Error, 'cause' in all);
console.log(failures.map(e => [e instanceof ConfigError, e.cause.constructor.name, Object.keys(e).join('+')].join(' ')).join('; '));
const rethrown = (() => { try { try { load('d.json', ''); } finally { failures.length = 0; } } catch (e) { return e; } })();
console.log(rethrown.cause.cause.kind, rethrown.cause.cause.at, failures.length, new Error(undefined).hasOwnProperty('message'), String(new Error(undefined)));
Promise.any([Promise.reject(new Error('x')), Promise.reject(new TypeError('y'))]).catch(e => console.log(e.constructor.name, e.message, e.errors.map(String).join(' | ')));
