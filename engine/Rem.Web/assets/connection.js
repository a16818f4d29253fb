// Says at the foot of a page that its streams are interrupted: old values must not look like new ones.
export function start(element) {
  document.addEventListener('rem:connection', (event) => {
    const states = event.detail;
    const text = states.includes('lost') ? '· not live: reload the page' : states.includes('again') ? '· interrupted, trying again' : '· live';
    if (element.textContent !== text) element.textContent = text;
    document.documentElement.classList.toggle('rem-stale', text !== '· live');
  });
}
