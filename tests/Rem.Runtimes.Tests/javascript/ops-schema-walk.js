// Data checked against a schema, all findings at once, each with its path.
const types = {
  string: v => typeof v === 'string', integer: Number.isInteger, boolean: v => typeof v === 'boolean',
  array: Array.isArray, object: v => v !== null && typeof v === 'object' && !Array.isArray(v),
};
function* check(schema, value, path = '$') {
  const { type, required = [], properties = {}, items, minimum = -Infinity, maximum = Infinity, pattern, choices, additional = true } = schema;
  if (type && !types[type](value)) { yield `${path}: expected ${type}, got ${JSON.stringify(value) ?? 'nothing'}`; return; }
  if (choices && !choices.includes(value)) yield `${path}: expected one of ${choices.join(', ')}, got ${value}`;
  if (typeof value === 'number' && (value < minimum || value > maximum)) yield `${path}: ${value} is not between ${minimum} and ${maximum}`;
  if (pattern && !new RegExp(pattern).test(value)) yield `${path}: ${value} does not match /${new RegExp(pattern).source}/`;
  if (type === 'object') {
    for (const name of required) if (!(name in value)) yield `${path}.${name}: is missing`;
    for (const [name, one] of Object.entries(value)) {
      if (properties[name]) yield* check(properties[name], one, `${path}.${name}`);
      else if (!additional) yield `${path}.${name}: is not known${hint(name, Object.keys(properties))}`;
    }
  }
  if (type === 'array' && items) for (const [i, one] of value.entries()) yield* check(items, one, `${path}[${i}]`);
}
const hint = (name, known) => {
  const near = known.find(k => k[0] === name[0] && Math.abs(k.length - name.length) < 3);
  return near ? `, did you mean ${near}?` : '';
};
const service = {
  type: 'object', additional: false, required: ['name', 'port'],
  properties: {
    name: { type: 'string', pattern: '^[a-z/]+$' }, port: { type: 'integer', minimum: 1, maximum: 65535 },
    level: { choices: ['debug', 'info'] }, tags: { type: 'array', items: { type: 'string' } },
    health: { type: 'object', required: ['path'], properties: { path: { type: 'string', pattern: '^/' }, every: { type: 'integer', minimum: 1 } } },
  },
};
for (const data of [
  { name: 'web', port: 80, tags: ['a'] },
  { name: 'Web 1', port: 0, tags: ['a', 2, null], level: 'loud' },
  { prot: 80, nmae: 'x', health: { path: 'up', every: 0 } },
  { name: 'a/b', port: '80', health: [] },
  'text',
]) {
  const found = [...check(service, data)];
  console.log(found.length === 0 ? 'fine' : found.join('\n'));
  console.log('--');
}
