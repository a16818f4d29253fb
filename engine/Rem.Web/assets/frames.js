// What is to be drawn is drawn in frames, as much in each as leaves the page quick, and only what is on the screen.
const most = 50; // ms of a frame: each frame has a price of its own, and more than this is felt
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
  for (const entry of entries) drawings.get(entry.target).resize(Math.max(100, Math.floor(entry.contentRect.width)));
});

// Has a drawing told how wide its place is, when that changes, and when it comes on the screen.
export function watch(figure, place, drawing) {
  drawings.set(figure, drawing);
  drawings.set(place, drawing);
  sized.observe(place);
  seen.observe(figure);
}

// Has a drawing drawn soon, once, however often it is asked for.
export function ask(drawing) {
  waiting.add(drawing);
  asked ||= requestAnimationFrame(draw);
}

function draw() {
  asked = 0;
  const begun = performance.now();
  try {
    for (const drawing of waiting) {
      waiting.delete(drawing);
      drawing.update();
      if (performance.now() - begun > most) break;
    }
  } finally {
    // What failed with one must not leave the others undrawn.
    if (waiting.size > 0) asked = requestAnimationFrame(draw);
  }
}
