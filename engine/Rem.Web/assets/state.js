// How a state is shown: the same signs as Widgets/StateMark.cs.
const signs = { ok: '✓', warning: '▲', critical: '✕', unknown: '?', pending: '…', unreachable: '⌀', 'no data': '∅', up: '✓', down: '✕', running: '▶', done: '✓', failed: '✕', starting: '…', stopping: '…', stopped: '■' };

export const kindOf = (state) => (Object.hasOwn(signs, state) ? state : 'other');

export function mark(state) {
  const element = document.createElement('span');
  element.className = 'rem-state';
  show(element, state);
  return element;
}

export function show(element, state) {
  const sign = document.createElement('span');
  sign.className = 'rem-sign';
  sign.setAttribute('aria-hidden', 'true');
  sign.textContent = Object.hasOwn(signs, state) ? signs[state] : '';
  const word = document.createElement('span');
  word.textContent = state;
  element.dataset.state = kindOf(state);
  element.replaceChildren(sign, ' ', word);
}
