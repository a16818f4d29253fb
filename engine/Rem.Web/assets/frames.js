// What is to be drawn is drawn in frames, as much in each as leaves the page quick, and only what is on the screen.
const most = 12; // ms of a frame
const waiting = new Set();
const drawings = new WeakMap();
let asked = 0;

const seen = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    const drawing = drawings.get(entry.target);
    drawing.isSeen = entry.isIntersecting;
    if (drawing.isSeen) drawing.seen();
  }
}, { rootMargin: '100px' });

const sized = new ResizeObserver((entries) => {
  for (const entry of entries) drawings.get(entry.target).resize();
});

// Has a drawing told when it comes on the screen and when its room changes.
export function watch(element, drawing) {
  drawings.set(element, drawing);
  seen.observe(element);
  sized.observe(element);
}

// Has a drawing drawn soon, once, however often it is asked for.
export function ask(drawing) {
  waiting.add(drawing);
  asked ||= requestAnimationFrame(draw);
}

function draw() {
  asked = 0;
  const begun = performance.now();
  for (const drawing of waiting) {
    waiting.delete(drawing);
    drawing.update();
    if (performance.now() - begun > most) break;
  }
  if (waiting.size > 0) asked = requestAnimationFrame(draw);
}
