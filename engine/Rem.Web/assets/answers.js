// What stands below a form is the answer of its last call: the one before goes when it is sent, and a call that nobody has
// answered says so. What the server did with it is then not known.
import { mark } from './state.js';

const placeOf = (event) => {
  const place = event.detail?.ctx?.target;
  return place?.classList?.contains('rem-answer') ? place : null;
};

document.addEventListener('htmx:before:request', (event) => placeOf(event)?.replaceChildren());

document.addEventListener('htmx:error', (event) => {
  const place = placeOf(event);
  if (!place || event.detail.ctx.text !== undefined) return;
  const heading = document.createElement('p');
  heading.append(mark('unknown'));
  const reason = document.createElement('pre');
  reason.className = 'rem-scroll';
  reason.tabIndex = 0;
  reason.setAttribute('aria-label', 'reason');
  reason.textContent = 'the server did not answer: whether this was done is not known. What you wrote still stands here; look at how things are, and send it again.';
  place.replaceChildren(heading, reason);
});
