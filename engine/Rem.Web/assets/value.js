// A value that follows a stream. An event's value may be `{value, state, unit}` or the value itself.
import { follow, valueOf, textOf } from './live.js';
import { show, mark } from './state.js';

export function start(element) {
  if (!element.dataset.stream) return;
  const number = element.querySelector('.rem-number');
  follow(element.dataset.stream, (data) => {
    const value = valueOf(data, element);
    if (value === undefined) return;
    const isMap = value !== null && typeof value === 'object' && Object.hasOwn(value, 'value');
    const text = textOf(isMap ? value.value : value) || '–';
    if (number.textContent !== text) number.textContent = text;
    if (isMap && value.state !== undefined) setState(element, textOf(value.state));
  });
}

function setState(element, state) {
  const there = element.querySelector('.rem-state');
  if (!there) {
    const line = document.createElement('p');
    line.setAttribute('role', 'status');
    line.append(mark(state));
    element.append(line);
  } else if (there.lastElementChild.textContent !== state) {
    show(there, state);
  }
}
