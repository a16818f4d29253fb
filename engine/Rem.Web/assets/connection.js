// Says at the foot of a page that its streams are interrupted: old values must not look like new ones.
export function start(element) {
  document.addEventListener('rem:connection', (event) => {
    const states = event.detail;
    const text = states.includes('lost') ? '· not live, trying again' : states.includes('again') ? '· interrupted, trying again' : states.length > 0 ? '· live' : '';
    if (element.textContent !== text) element.textContent = text;
    document.documentElement.classList.toggle('rem-stale', text !== '' && text !== '· live');
  });
}
