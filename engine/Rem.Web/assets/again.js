// A form for one message after the other: after a call that went well it is empty, and only what went wrong is shown.
export function start(form) {
  document.addEventListener('htmx:after:swap', () => {
    const answer = document.querySelector(form.getAttribute('hx-target'));
    if (!answer?.querySelector('.rem-state[data-state=ok]')) return;
    answer.replaceChildren();
    form.reset();
    form.querySelector('input:not([type=hidden]), textarea')?.focus();
  });
}
