// A range chosen in a graph itself: drawn over with the mouse or a finger, pinched, or by keys; a double click goes back.
import * as range from './range.js';

const least = 6; // pixels that are a stroke and no click
const steps = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End']);

// Has a plot's ground take strokes. A finger that moves up or down scrolls the page, as everywhere.
export function strokes(plot) {
  const ground = plot.over;
  const pointers = new Map();
  let start = null;
  let pinch = null;

  const x = (event) => event.clientX - ground.getBoundingClientRect().left;
  const clear = () => {
    start = pinch = null;
    plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  };
  const distance = () => {
    const [a, b] = [...pointers.values()];
    return Math.max(20, Math.abs(a - b));
  };

  ground.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    pointers.set(event.pointerId, x(event));
    if (pointers.size === 2) {
      clear();
      pinch = distance();
    } else {
      start = x(event);
    }
  });
  ground.addEventListener('pointermove', (event) => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, x(event));
    if (start === null || Math.abs(x(event) - start) < least) return;
    ground.setPointerCapture(event.pointerId);
    select(plot, start, x(event));
  });
  ground.addEventListener('pointerup', (event) => {
    if (!pointers.has(event.pointerId)) return;
    const [from, to] = [start, x(event)];
    const [before, after] = [pinch, pinch === null ? 0 : distance()];
    pointers.delete(event.pointerId);
    clear();
    if (before !== null) range.zoom(before / after);
    else if (from !== null && Math.abs(to - from) >= least) showBetween(plot, from, to);
  });
  ground.addEventListener('pointercancel', (event) => {
    pointers.delete(event.pointerId);
    clear();
  });
  ground.addEventListener('dblclick', () => range.back());
}

function select(plot, a, b) {
  const [left, right] = [Math.max(0, Math.min(a, b)), Math.min(plot.over.clientWidth, Math.max(a, b))];
  plot.setSelect({ left, top: 0, width: right - left, height: plot.over.clientHeight }, false);
}

function showBetween(plot, a, b) {
  const times = [a, b].map((each) => plot.posToVal(Math.min(plot.over.clientWidth, Math.max(0, each)), 'x'));
  range.show(Math.min(...times), Math.max(...times));
}

// Keys of a graph: shift with an arrow marks from the crosshair on and Enter shows what is marked; + and − go nearer and
// farther, Page Up and Page Down earlier and later, Escape back. True when it was one of them.
export class Keys {
  constructor(graph) {
    this.graph = graph;
    this.anchor = null; // a moment
  }

  press(event) {
    const about = this.place() ?? undefined;
    const acts = {
      '+': () => range.zoom(0.5, about), '=': () => range.zoom(0.5, about), '-': () => range.zoom(2, about),
      PageUp: () => range.pan(-0.5), PageDown: () => range.pan(0.5),
      Escape: () => (this.anchor === null ? range.back() : this.drop()), Backspace: () => range.back(),
      Enter: () => this.enter(),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return false;
    event.preventDefault();
    act();
    return true;
  }

  // The moment of the crosshair.
  place() {
    const { plot, pointed } = this.graph;
    return pointed ?? (plot.cursor.idx == null ? null : plot.posToVal(plot.cursor.left, 'x'));
  }

  // Before and behind a step of the crosshair. What is marked lies between moments: the picture moves on while it is marked.
  mark(event) {
    if (!steps.has(event.key)) return;
    if (!event.shiftKey) this.drop();
    else this.anchor ??= this.place() ?? range.bounds().to;
  }

  marked() {
    const { plot } = this.graph;
    const to = this.place();
    if (this.anchor !== null && to !== null) select(plot, plot.valToPos(this.anchor, 'x'), plot.valToPos(to, 'x'));
  }

  enter() {
    if (this.anchor === null) return;
    const [from, to] = [this.anchor, this.place()];
    this.drop();
    if (to !== null && to !== from) range.show(Math.min(from, to), Math.max(from, to));
  }

  drop() {
    this.anchor = null;
    this.graph.plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}
