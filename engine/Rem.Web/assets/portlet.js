// A box with another page in it, which is fetched again when its stream tells of something, or each so many seconds. The
// page as a whole is asked for, once for all of its boxes: who may see what is decided where it always is.
import { follow } from './live.js';

const least = 2000; // ms between two fetches
const boxes = new Map();
let last = 0;
let timer = 0;

export function start(box) {
  boxes.set(box, box.innerHTML);
  if (box.dataset.stream) follow(box.dataset.stream, ask);
  if (box.dataset.every) setInterval(ask, Number(box.dataset.every) * 1000);
}

function ask() {
  timer ||= setTimeout(renew, Math.max(100, last + least - Date.now()));
}

async function renew() {
  timer = 0;
  last = Date.now();
  if (document.hidden) return document.addEventListener('visibilitychange', ask, { once: true });
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (answer.ok && !answer.redirected) take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
  } catch {
    // The connection is lost: what is told next, or the next time, asks again.
  }
}

function take(page) {
  for (const [box, text] of boxes) {
    const fresh = [...page.querySelectorAll('.rem-portlet')].find((each) => each.dataset.name === box.dataset.name);
    if (!fresh || fresh.innerHTML === text) continue;
    boxes.set(box, fresh.innerHTML);
    const focus = box.contains(document.activeElement) ? [...box.querySelectorAll('a, button, input, [tabindex]')].indexOf(document.activeElement) : -1;
    box.replaceChildren(...fresh.childNodes);
    globalThis.htmx?.process(box);
    document.dispatchEvent(new CustomEvent('rem:swap'));
    if (focus >= 0) [...box.querySelectorAll('a, button, input, [tabindex]')][focus]?.focus();
  }
}
