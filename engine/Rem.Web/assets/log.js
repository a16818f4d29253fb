// A log that follows a stream: new lines come below, at most four times in a second; who listens instead of looking is
// told only now and then how many came.
import { follow, valueOf, textOf } from './live.js';

const drawEvery = 250;
const tellEvery = 10_000;

export function start(element) {
  const list = element.querySelector('ol');
  list.scrollTop = list.scrollHeight;
  if (!element.dataset.stream) return;
  const status = element.querySelector('[role=status]');
  const pause = document.createElement('button');
  const keep = Number(element.dataset.keep);
  let waiting = [];
  let isPaused = false;
  let untold = 0;
  let lastTold = performance.now();
  let timer = 0;

  pause.type = 'button';
  pause.className = 'rem-small';
  pause.textContent = 'Pause';
  pause.setAttribute('aria-pressed', 'false');
  pause.addEventListener('click', () => {
    isPaused = !isPaused;
    pause.setAttribute('aria-pressed', String(isPaused));
    draw();
  });
  element.querySelector('.rem-label').append(' ', pause);

  function draw() {
    timer = 0;
    if (!isPaused && waiting.length > 0) {
      const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 30;
      list.append(...waiting.map(line));
      while (list.children.length > keep) list.firstElementChild.remove();
      if (isAtEnd) list.scrollTop = list.scrollHeight;
      untold += waiting.length;
      waiting = [];
    }
    pause.textContent = !isPaused ? 'Pause' : waiting.length > 0 ? `Paused, ${waiting.length} new` : 'Paused';
    if (untold > 0 && performance.now() - lastTold > tellEvery) {
      status.textContent = untold === 1 ? 'one new line' : `${untold} new lines`;
      untold = 0;
      lastTold = performance.now();
    }
  }

  follow(element.dataset.stream, (data) => {
    const value = valueOf(data, element);
    if (value === undefined || value === null) return;
    waiting.push(value);
    if (waiting.length > keep) waiting.shift();
    timer ||= setTimeout(draw, drawEvery);
  });
}

function line(value) {
  const item = document.createElement('li');
  if (value === null || typeof value !== 'object' || value.text === undefined) {
    item.textContent = textOf(value);
    return item;
  }
  if (value.time !== undefined) item.append(part('time', value.time), ' ');
  if (value.level !== undefined) {
    item.dataset.level = textOf(value.level);
    item.append(part('b', value.level), ' ');
  }
  if (value.by !== undefined) item.append(part('b', value.by), ' ');
  item.append(textOf(value.text));
  return item;
}

function part(tag, value) {
  const element = document.createElement(tag);
  element.textContent = textOf(value);
  return element;
}
