// A form for one message after the other: after a call that went well it is empty, and only what went wrong is shown.
document.addEventListener('htmx:after:swap', () => {
  for (const form of document.querySelectorAll('[data-rem=again]')) tidy(form);
});

function tidy(form) {
  const answer = document.querySelector(form.getAttribute('hx-target'));
  if (!answer?.querySelector('.rem-state[data-state=ok]')) return;
  answer.replaceChildren();
  form.reset();
  form.querySelector('input:not([type=hidden]), textarea')?.focus();
}
