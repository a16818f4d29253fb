// The button between light and dark. What is chosen is kept in this browser.
const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');

const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);

export function start(button) {
  const show = () => {
    const next = isDark() ? 'light' : 'dark';
    button.textContent = isDark() ? '☀' : '☾';
    button.setAttribute('aria-label', `Switch to ${next} colours`);
    button.title = `Switch to ${next} colours`;
  };
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    localStorage.setItem('rem-theme', root.dataset.theme);
    show();
    document.dispatchEvent(new Event('rem:theme'));
  });
  system.addEventListener('change', () => {
    show();
    document.dispatchEvent(new Event('rem:theme'));
  });
  show();
  button.hidden = false;
}
