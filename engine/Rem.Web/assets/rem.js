// Starts what is alive on a page. Each kind is one module, fetched when a page has it; what only listens to the page is there
// from the beginning, since it would not hear what was told before it came.
import './again.js';
import './answers.js';
import './connection.js';

const kinds = {
  theme: './toggle.js',
  value: './value.js',
  table: './table.js',
  chart: './chart.js',
  graph: './graph.js',
  log: './log.js',
  map: './map.js',
  portlet: './portlet.js',
};

async function start(element) {
  const kind = kinds[element.dataset.rem];
  if (!kind || element.remStarted) return;
  element.remStarted = true;
  const module = await import(kind);
  module.start(element);
}

function startAll(root) {
  for (const element of root.querySelectorAll('[data-rem]')) start(element);
}

startAll(document);
for (const swap of ['htmx:after:swap', 'rem:swap']) document.addEventListener(swap, () => startAll(document));
