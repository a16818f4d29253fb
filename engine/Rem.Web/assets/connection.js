// Says at the foot of a page that its streams are interrupted: old values must not look like new ones.
document.addEventListener('rem:connection', (event) => {
  const text = textOf(event.detail);
  for (const element of document.querySelectorAll('[data-rem=connection]')) if (element.textContent !== text) element.textContent = text;
  document.documentElement.classList.toggle('rem-stale', text !== '' && text !== '· live');
});

function textOf(states) {
  if (states.includes('lost')) return '· not live, trying again';
  if (states.includes('again')) return '· interrupted, trying again';
  return states.length > 0 ? '· live' : '';
}
