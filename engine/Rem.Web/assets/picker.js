// The bar above the graphs of a page by which their range is chosen: the usual ones, earlier and later, near and far, from
// one moment to another, and back.
import * as range from './range.js';
import { lasting, time } from './units.js';

const choices = [['5 min', 300], ['15 min', 900], ['1 h', 3600], ['6 h', 21600], ['24 h', 86400], ['7 d', 604800], ['1 y', 31536000]];
let bar;

// Puts the bar above the first graph, once.
export function picker(figure) {
  if (bar) return;
  bar = document.createElement('section');
  bar.className = 'rem-range';
  bar.setAttribute('aria-label', 'Range of time');
  const lengths = group('Length', choices.map(([label, seconds]) => button(label, `the last ${label}`, () => range.showLast(seconds))));
  const steps = group('Steps', [
    button('‹', 'Earlier', () => range.pan(-0.5)), button('›', 'Later', () => range.pan(0.5)),
    button('+', 'Nearer', () => range.zoom(0.5)), button('−', 'Farther', () => range.zoom(2)),
    button('Back', 'Back to the range before', () => range.back()),
  ]);
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  bar.append(lengths, steps, custom(), status);
  outermost(figure).before(bar);

  const show = () => {
    [...lengths.children].forEach((each, i) => each.setAttribute('aria-pressed', String(range.isLive() && range.span() === choices[i][1])));
    const { from, to } = range.bounds();
    status.textContent = range.isLive() ? `the last ${lasting(range.span())}` : `${time(from)} to ${time(to)}`;
  };
  range.listen(show);
  show();
}

function outermost(figure) {
  let grid = figure.closest('.rem-grid') ?? figure;
  while (grid.parentElement.closest('.rem-grid')) grid = grid.parentElement.closest('.rem-grid');
  return grid;
}

function group(label, buttons) {
  const made = document.createElement('div');
  made.setAttribute('role', 'group');
  made.setAttribute('aria-label', label);
  made.append(...buttons);
  return made;
}

function button(label, says, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'rem-small';
  made.textContent = label;
  made.title = says;
  if (label.length === 1) made.setAttribute('aria-label', says);
  made.addEventListener('click', act);
  return made;
}

function custom() {
  const details = document.createElement('details');
  const summary = document.createElement('summary');
  const form = document.createElement('form');
  const [from, to] = [field('From'), field('To')];
  const apply = document.createElement('button');
  summary.textContent = 'From – to';
  summary.className = 'rem-small';
  apply.className = 'rem-small';
  apply.textContent = 'Show';
  form.append(from.label, to.label, apply);
  details.append(summary, form);
  details.addEventListener('toggle', () => {
    const bounds = range.bounds();
    [from.input.value, to.input.value] = [local(bounds.from), local(bounds.to)];
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const [begin, end] = [new Date(from.input.value) / 1000, new Date(to.input.value) / 1000];
    to.input.setCustomValidity(begin < end ? '' : 'has to be behind From');
    if (!form.reportValidity()) return;
    details.open = false;
    range.show(begin, end);
  });
  to.input.addEventListener('input', () => to.input.setCustomValidity(''));
  return details;
}

function field(text) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  input.type = 'datetime-local';
  input.step = 1;
  input.required = true;
  label.append(text, ' ', input);
  return { label, input };
}

// A moment as the field has it: in the reader's own time, to the second.
function local(seconds) {
  const date = new Date(seconds * 1000);
  return new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
