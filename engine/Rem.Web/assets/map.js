// A map of states that follows a stream of state: each key is a box.
import { follow, at, textOf } from './live.js';
import { mark, kindOf } from './state.js';

export function start(element) {
  if (!element.dataset.stream) return;
  const list = element.querySelector('ul');
  const boxes = new Map();
  for (const box of list.children) boxes.set(box.querySelector('.rem-name').textContent, box);
  follow(element.dataset.stream, (data) => {
    if (data === null || typeof data !== 'object' || !Object.hasOwn(data, 'key')) return;
    const name = String(data.key);
    if (data.deleted) {
      boxes.get(name)?.remove();
      boxes.delete(name);
      return;
    }
    const found = at(data.value, element.dataset.field);
    const isMap = found !== null && typeof found === 'object';
    const state = textOf(isMap ? found.state : found);
    let box = boxes.get(name);
    if (!box) {
      box = document.createElement('li');
      const title = document.createElement('span');
      title.className = 'rem-name';
      title.textContent = name;
      box.append(title);
      boxes.set(name, box);
      list.append(box);
    }
    box.dataset.state = kindOf(state);
    box.replaceChildren(box.querySelector('.rem-name'), ' ', mark(state));
    if (isMap && found.text !== undefined) {
      const about = document.createElement('span');
      about.className = 'rem-about';
      about.textContent = textOf(found.text);
      box.append(' ', about);
    }
  });
}
