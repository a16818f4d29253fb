// One crosshair over all graphs of a page: where the pointer or the keys put it in one, it stands in the others.
const graphs = new Set();
let isMoving = false;
let asked = 0;
let leader = null;

// Has a graph take part; its plot calls `moved` when its cursor has moved.
export function join(graph) {
  graphs.add(graph);
}

// The pointer or the keys are in a graph now.
export function lead(graph) {
  leader = graph;
}

// A cursor has moved, or a picture below it: all stand again where the leading one does, which nothing but its reader moves.
export function moved() {
  if (!isMoving && leader?.plot) asked ||= requestAnimationFrame(moveAll);
}

function moveAll() {
  asked = 0;
  const time = leader.keys.place();
  isMoving = true;
  for (const graph of graphs) {
    if (graph !== leader && graph.isSeen && graph.plot) {
      graph.unpoint();
      const x = time === null ? -10 : graph.plot.valToPos(time, 'x');
      graph.plot.setCursor({ left: x, top: time === null ? -10 : 0 });
    }
    if (graph.isSeen) graph.legend.show();
  }
  isMoving = false;
}
