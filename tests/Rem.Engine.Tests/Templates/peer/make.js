// Makes vectors.jsonl: templates, data and what npm's handlebars makes of them. The tests read the file and need no npm.
//   npm install handlebars@4.7.10   (in a folder outside of the checkout)
//   NODE_PATH=FOLDER/node_modules node make.js [SEED] [COUNT] > vectors.jsonl
// What REM does otherwise on purpose is not generated: see README.md beside this file.
'use strict';

const Handlebars = require('handlebars');
const [seed, count] = [Number(process.argv[2] || 20261120), Number(process.argv[3] || 3000)];

let state = seed >>> 0;
function random(below) {
  state = (state + 0x6D2B79F5) >>> 0;
  let x = Math.imul(state ^ (state >>> 15), state | 1);
  x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x;
  return ((x ^ (x >>> 14)) >>> 0) % below;
}
const pick = items => items[random(items.length)];
const chance = percent => random(100) < percent;

// Shapes of values: what a generated template may do with each follows from its shape.
const text = { kind: 'text' }, number = { kind: 'number' }, bool = { kind: 'bool' }, nothing = { kind: 'null' };
const map = names => ({ kind: 'map', names });
const list = of => ({ kind: 'list', of });
const tag = map({ label: text, weight: number });
const row = map({ name: text, load: number, up: bool, tags: list(tag), words: list(text), owner: map({ first: text, 'last name': text }), gone: nothing });
const root = map({
  title: text, count: number, zero: { kind: 'zero' }, ok: bool, no: { kind: 'false' }, gone: nothing, blank: { kind: 'blank' },
  rows: list(row), none: { kind: 'empty' }, words: list(text), ports: { kind: 'dictionary', of: number },
  best: row, 'a name': text, kind: { kind: 'constant', value: 'row' }, port: { kind: 'constant', value: 'p1' }, naming: { kind: 'constant', value: 'title' },
});

let serial = 0;
const pieces = ['a', 'Bb', '<b>', '&', '"', "'", '`', '=', 'é', '€', '😀', ' ', 'x y', '{{', '\\', '\n'];
function value(shape) {
  switch (shape.kind) {
    case 'text': return 'w' + serial++ + (chance(60) ? '' : pick(pieces) + pick(pieces) + pick(pieces));
    case 'number': return chance(30) ? 1000.25 + serial++ : 1000 + serial++;
    case 'bool': return chance(50);
    case 'zero': return 0;
    case 'false': return false;
    case 'null': return null;
    case 'blank': return '';
    case 'empty': return [];
    case 'constant': return shape.value;
    case 'dictionary': return { p1: value(shape.of), p2: value(shape.of), 'p 3': value(shape.of) };
    case 'list': return Array.from({ length: 1 + random(3) }, () => value(shape.of));
    default: return Object.fromEntries(Object.entries(shape.names).map(([name, of]) => [name, value(of)]));
  }
}

// A place in a template: the shape of `this`, the contexts around, names that blocks gave, parts in reach.
class Place {
  constructor(shape, around, from, change = {}) {
    Object.assign(this, { shape, around, loops: from ? from.loops : 0, given: from ? from.given : {}, parts: from ? from.parts : {}, depth: from ? from.depth + 1 : 0, isFile: from ? from.isFile : false }, change);
  }
}

// Contexts that may be the same one: handlebars.js takes two levels of them for one.
const isAround = (place, shape) => shape.kind === 'map' && [place.shape, ...place.around].includes(shape);

const isWritable = shape => ['text', 'number', 'bool', 'null', 'zero', 'false', 'blank', 'constant'].includes(shape.kind);
const segment = name => /^[a-z]+\d*$/.test(name) ? name : `[${name}]`;

// All paths from a place with their shapes.
function paths(place) {
  const found = [];
  const add = (prefix, shape, depth) => {
    if (prefix) found.push([prefix, shape]);
    if (depth === 0) return;
    if (shape.kind === 'map') for (const [name, of] of Object.entries(shape.names)) add(prefix === '' ? segment(name) : prefix + pick(['.', '.', '/']) + segment(name), of, depth - 1);
    if (shape.kind === 'list' && prefix) { add(prefix + '.[0]', shape.of, depth - 1); found.push([prefix + '.length', { kind: 'number' }]); }
  };
  // A name that a block gave hides one of the same name.
  const hidden = new Set(Object.keys(place.given));
  add('', place.shape, 3);
  const own = found.filter(([path]) => !hidden.has(path.split(/[./]/)[0]));
  const all = own.concat([['this', place.shape], ['.', place.shape]]);
  if (place.shape.kind === 'map') for (const [name, of] of Object.entries(place.shape.names)) all.push([pick(['this.', './', 'this/']) + segment(name), of]);
  place.around.forEach((shape, index) => {
    const up = '../'.repeat(index + 1);
    all.push([up.slice(0, -1), shape]);
    if (shape.kind === 'map') for (const [name, of] of Object.entries(shape.names)) all.push([up + segment(name), of]);
  });
  for (const [name, shape] of Object.entries(place.given)) {
    all.push([name, shape]);
    if (shape.kind === 'map') for (const [inner, of] of Object.entries(shape.names)) all.push([name + '.' + segment(inner), of]);
  }
  for (const [name, of] of Object.entries(root.names)) all.push(['@root.' + segment(name), of]);
  if (place.loops > 0) for (const name of ['@index', '@first', '@last', '@key']) all.push([name, { kind: 'fact' }]);
  if (place.loops > 1) all.push(['@../index', { kind: 'fact' }]);
  return all;
}

function path(place, accept) {
  const fit = paths(place).filter(([, shape]) => accept(shape));
  return fit.length > 0 ? pick(fit) : null;
}

const nowhere = ['nope', 'nope.x', 'this.nope', '@root.nope'];
const words = ['x', 'yy', 'z z', ' ', '  ', '\n', '\n', '\n\n', ' \n', '\n  ', '\t', '<p>', '</p>\n', '}', '\r\n', 'é', '\\\\x', '{ ', '"'];
const plain = () => Array.from({ length: random(4) }, () => pick(words)).join('');
const blank = () => pick(['', '', ' ']);
const strip = () => chance(12) ? '~' : '';
const open = sign => `{{${strip()}${sign}`;
const close = () => `${strip()}}}`;

function mark(place) {
  const found = path(place, shape => isWritable(shape) || shape.kind === 'fact');
  if (!found) return '';
  const inside = blank() + found[0] + blank();
  const before = isAdded(found[1]) ? 'n' : '';
  switch (random(10)) {
    case 0: return before + `{{{${inside}}}}`;
    case 1: return before + `{{${strip()}{${inside}}${strip()}}}`;
    case 2: return before + `${open('&')}${inside}${close()}`;
    default: return before + `${open('')}${inside}${close()}`;
  }
}

// handlebars.js adds numbers that stand side by side unescaped instead of writing them.
const isAdded = shape => ['number', 'zero', 'bool', 'false', 'fact'].includes(shape.kind);

function lookup(place) {
  const choice = random(3);
  if (choice === 0 && place.loops > 0) return '{{lookup @root.rows 0}}'.replace('@root.rows 0', '(lookup @root.rows 0) "name"');
  if (choice === 1) return 'n{{lookup @root.ports @root.port}}';
  return `{{${pick(['', '{', '&'])}lookup @root ${pick(['"title"', "'a name'", '@root.naming'])}}}`.replace(/^{{{(.*)}}$/, '{{{$1}}}');
}

function condition(place) {
  if (chance(15)) return pick(nowhere);
  const found = path(place, shape => shape.kind !== 'map' || chance(50));
  return found ? found[0] : 'nope';
}

// Between marks of a chain no line ends: handlebars.js judges the last mark of a chain by another line than its own.
function chain(place) {
  const [word, made] = link(place, '#');
  let text = made;
  for (let i = random(3); i >= 0; i--) text += link(place, 'else ')[1];
  return text + (chance(60) ? `{{${pick(['else', '^', ' else '])}}}e${inline(place)}` : '') + `{{/${word}}}`;
}

// One block of a chain; what it gives is in reach of its own text only.
function link(place, sign) {
  const found = chance(35) ? path(place, shape => ['list', 'dictionary', 'empty', 'null', 'false'].includes(shape.kind)) : null;
  if (!found || place.shape.kind !== 'map') {
    const word = pick(['if', 'if', 'unless']);
    return [word, `{{${sign}${word} ${condition(place)}}}c${inline(place)}`];
  }

  const of = found[1].of || text;
  if (isAround(place, of)) return link(place, sign);
  const [names, as] = given(place, of, true);
  const inside = new Place(of, [place.shape, ...place.around], place, { loops: place.loops + 1, given: names });
  return ['each', `{{${sign}each ${found[0]}${as}}}c${inline(inside)}`];
}
const inline = place => mark(place).replace(/~/g, '') + 'i';

// handlebars.js takes the two bodies of a `{{^if}}` with `{{else}}` for each other when it looks for marks on lines of their own.
function branch(place) {
  const word = pick(['if', 'if', 'unless']);
  const zero = chance(10) ? pick([' includeZero=true', ' includeZero=false']) : '';
  const sign = chance(15) ? '^' : '#';
  return `${open(sign)}${word} ${condition(place)}${zero}${close()}${body(place)}${sign === '^' ? '' : otherwise(place)}${open('/')}${word}${close()}`;
}

const otherwise = place => chance(40) ? `${open(pick(['else', '^', ' else ']))}${close()}${body(place)}` : '';

function given(place, shape, second) {
  if (!chance(30)) return [place.given, ''];
  const name = 'g' + place.depth;
  const both = second && chance(60);
  return [{ ...place.given, [name]: shape, ...(both ? { ['i' + place.depth]: { kind: 'fact' } } : {}) }, ` as |${name}${both ? ' i' + place.depth : ''}|`];
}

function each(place) {
  const found = path(place, shape => ['list', 'dictionary', 'empty', 'null', 'false'].includes(shape.kind));
  const [from, shape] = chance(10) || !found ? [pick(nowhere), { kind: 'empty' }] : found;
  const of = shape.of || text;
  if (isAround(place, of)) return '';
  const [names, as] = given(place, of, true);
  const inside = new Place(of, [place.shape, ...place.around], place, { loops: place.loops + 1, given: names });
  return `${open('#')}each ${from}${as}${close()}${body(inside)}${otherwise(place)}${open('/')}each${close()}`;
}

function withBlock(place) {
  const found = path(place, shape => ['map', 'null', 'false', 'blank', 'empty'].includes(shape.kind));
  const [from, shape] = chance(10) || !found ? [pick(nowhere), text] : found;
  const isSame = /^(this|\.)$/.test(from) || isAround(place, shape);
  if (isSame) return '';
  const [names, as] = given(place, shape, false);
  const inside = new Place(shape, [place.shape, ...place.around], place, { given: names });
  return `${open('#')}with ${from}${as}${close()}${body(inside)}${otherwise(place)}${open('/')}with${close()}`;
}

function section(place) {
  const found = path(place, shape => ['list', 'map', 'bool', 'null', 'false', 'empty'].includes(shape.kind) && !isAround(place, shape.of || shape));
  if (!found || /^(this|\.|\.\.)|["'@]/.test(found[0])) return '';
  const [from, shape] = found;
  const inside = shape.kind === 'list' ? new Place(shape.of, [place.shape, ...place.around], place, { loops: place.loops + 1 })
    : shape.kind === 'map' ? new Place(shape, [place.shape, ...place.around], place)
    : new Place(place.shape, place.around, place);
  return chance(20)
    ? `${open('^')}${from}${close()}${body(place)}${open('/')}${from}${close()}`
    : `${open('#')}${from}${close()}${body(inside)}${otherwise(place)}${open('/')}${from}${close()}`;
}

// Parts: each is written for one shape of context.
function part(place) {
  const names = Object.keys(place.parts);
  if (names.length === 0) return '';
  const name = pick(names);
  const shape = place.parts[name];
  let context = '';
  if (shape !== place.shape || chance(20)) {
    const found = path(place, other => other === shape);
    if (!found) return '';
    context = ' ' + found[0];
  }
  const hash = shape.kind === 'map' && chance(30) ? ` extra=${pick(['"q"', '5', 'true', 'null'])}` : '';
  // REM reaches a file by a name that is worked out only where the template also names it as it is.
  if (chance(12)) return `{{#if nope}}{{> ${name}}}{{/if}}{{> (lookup @root.dynamic "${name}")${context}${hash}}}`;
  return `${open('>')}${blank()}${chance(10) ? `"${name}"` : name}${context}${hash}${blank()}${close()}`;
}

function layout(place) {
  const body = content(new Place(place.shape, place.around, place, { isFile: place.isFile }), 2);
  return `${open('#>')} ${pick(['layout', 'box', 'frame'])}${close()}${body}${open('/')}NAME${close()}`.replace(/^(.*?> )(\w+)([\s\S]*)NAME/, '$1$2$3$2');
}

function define(place) {
  const name = 'in' + place.depth + random(3);
  const shape = pick([row, tag, text]);
  const inside = new Place(shape, [], null, { isFile: true, depth: 3, parts: {} });
  const made = `${open('#*')}inline "${name}"${close()}${content(inside, 2)}${open('/')}inline${close()}`;
  return [name, shape, made];
}

const comment = () => pick(['{{! c }}', '{{!-- }} --}}', '{{~! c }}', '{{! c ~}}', '{{!--c--~}}']);
const escaped = () => pick(['\\{{x}}', '\\{{{x}}}', 'b\\\\{{this.nope.x}}', '{{{{raw}}}} {{x}} {{{{/raw}}}}', '{{{{raw}}}}\n{{#if}}\n{{{{/raw}}}}']).replace('{{this.nope.x}}', '{{@root.count}}');

function body(place) {
  const made = content(place, place.depth > 3 ? 1 : 3);
  return chance(35) ? pick(['\n', ' \n', '\r\n']) + made + pick(['\n', '\n  ', '']) : made;
}

function content(place, most) {
  let made = plain();
  if (place.depth < 4 && chance(8)) {
    const [name, shape, text] = define(place);
    place = new Place(place.shape, place.around, place, { parts: { ...place.parts, [name]: shape }, depth: place.depth });
    made += text + plain();
  }
  for (let i = random(most + 1); i >= 0; i--) made += one(place) + plain();
  return made;
}

function one(place) {
  const isDeep = place.depth > 3, isSimple = !['map'].includes(place.shape.kind);
  const choice = random(100);
  if (choice < 34 || isDeep) return mark(place);
  if (choice < 48) return branch(place);
  if (choice < 54) return chain(place);
  if (choice < 58) return comment();
  if (choice < 62) return lookup(place);
  if (choice < 65) return escaped();
  if (choice < 73) return part(place);
  if (choice < 76) return place.isFile ? '' : layout(place);
  if (isSimple) return mark(place); // below a text no further levels: see README.md
  if (choice < 88) return each(place);
  if (choice < 94) return withBlock(place);
  return section(place);
}

// A part on a line of its own behind `~}}`: handlebars.js indents it by blanks that the `~` has taken away.
const isOddIndent = template => /~}}\s*\n[ \t]+{{>/.test(template);

function partSet() {
  return {
    row: content(new Place(row, [], null, { isFile: true, depth: 2 }), 2),
    tag: content(new Place(tag, [], null, { isFile: true, depth: 2 }), 2),
    layout: `<${plain()}{{> @partial-block}}${plain()}>`,
    box: `[${plain()}{{#> @partial-block}}none{{/@partial-block}}{{#if ok}}${plain()}{{/if}}]`,
    frame: `${plain()}{{#> layout}}f{{> @partial-block}}{{/layout}}`,
  };
}

function dataSet() {
  serial = 0;
  return { ...value(root), dynamic: Object.fromEntries(['row', 'tag', ...Array.from({ length: 18 }, (_, i) => `in${Math.floor(i / 3)}${i % 3}`)].map(name => [name, name])) };
}

function render(template, parts, data, isText) {
  const own = Handlebars.create();
  own.registerHelper('raw', options => options.fn());
  for (const [name, text] of Object.entries(parts)) own.registerPartial(name, text);
  return own.compile(template, { noEscape: isText })(data);
}

function isFit(template, parts, data) {
  try {
    render(template, parts, data, false);
    return template.length <= 400 && ![template, ...Object.values(parts)].some(isOddIndent);
  } catch (error) {
    if (process.env.SHOW) console.error(template, '\n   ', error.message.split('\n')[0]);
    return false;
  }
}

function fit(make, accept) {
  for (;;) {
    const made = make();
    if (accept(made)) return made;
    refused++;
  }
}

// A call of every part, so that none is kept that does not parse.
const callAll = '{{> row best}}{{> tag best.tags.[0]}}{{#> layout}}{{/layout}}{{#> box}}{{/box}}{{#> frame}}{{/frame}}';

let refused = 0;
const data = Array.from({ length: 20 }, dataSet);
const parts = Array.from({ length: 60 }, () => fit(partSet, made => isFit(callAll, made, data[0])));
const lines = [JSON.stringify({ data, parts })];
const seen = new Set();
while (lines.length <= count) {
  const [d, p, isText] = [random(data.length), random(parts.length), random(7) === 0];
  const template = fit(() => content(new Place(root, [], null, { parts: { row, tag } }), 4), made => !seen.has(made) && isFit(made, parts[p], data[d]));
  seen.add(template);
  lines.push(JSON.stringify([d, p, isText, template, render(template, parts[p], data[d], isText)]));
}
process.stdout.write(lines.join('\n') + '\n');
console.error(`${count} vectors of seed ${seed}, handlebars ${Handlebars.VERSION}; ${refused} templates refused`);
