// Light or dark before the first paint: what was chosen last, else what the machine says.
const chosen = localStorage.getItem('rem-theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
