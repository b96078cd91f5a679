// The diagram: where its boxes are, and how it is moved, zoomed and marked.

const stage = byId("Stage");
const scene = byId("Scene");
const svg = scene.querySelector("svg");
const graph = svg.querySelector("g");
const boxes = statements.map((_, index) => svg.querySelector(`[data-part="s${index}"]`));
const groups = [...svg.querySelectorAll("[data-section]")];
const joints = steps.map((_, index) => svg.querySelector(`[data-part="j${index}"]`));
const lines = [...svg.querySelectorAll("[data-ends]")].map((element) => {
  const ends = element.dataset.ends.split(" ");
  return { element, ends, steps: [] };
});
const size = { width: svg.width.baseVal.value, height: svg.height.baseVal.value };
const unit = size.width / svg.viewBox.baseVal.width;
const READABLE = narrow.matches ? 0.65 : 0.85;
const MARGIN = 24;

const ring = draw("rect", { class: "ring", rx: 8, visibility: "hidden" });
graph.append(ring);

const frames = boxes.map((box) => box.getBBox()); // a box that is hidden has none

// Returns the rectangle around some boxes, in pixels of the whole diagram.
function bounds(indexes) {
  const around = indexes.map((index) => frames[index]);
  const { e, f } = graph.transform.baseVal.consolidate().matrix;
  const left = Math.min(...around.map(({ x }) => x));
  const top = Math.min(...around.map(({ y }) => y));
  const right = Math.max(...around.map(({ x, width }) => x + width));
  const bottom = Math.max(...around.map(({ y, height }) => y + height));
  return {
    x: (left + e) * unit,
    y: (top + f) * unit,
    width: (right - left) * unit,
    height: (bottom - top) * unit,
  };
}

// Returns how far the diagram is to be panned for a point of it to stand at a place of the stage. The
// diagram is scaled about its middle, and then the pan is scaled with it.
function panFor(point, place, scale) {
  const along = (at, to, length) => (to - length / 2) / scale - at + length / 2;
  return { x: along(point.x, place.x, size.width), y: along(point.y, place.y, size.height) };
}

const whole = { x: 0, y: 0, ...size };
const centre = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
const room = () => ({ width: stage.clientWidth, height: stage.clientHeight });
const fitting = ({ width, height }) =>
  Math.min((room().width - MARGIN) / width, (room().height - MARGIN) / height, 1.5);

function startingView() {
  const scale = fitting(whole);
  if (scale >= READABLE / 2)
    return { scale, ...panFor(centre(whole), centre({ x: 0, y: 0, ...room() }), scale) };
  return { scale: READABLE, ...panFor({ x: 0, y: 0 }, { x: 0, y: 0 }, READABLE) };
}

const start = startingView();
const pan = Panzoom(scene, {
  animate: false,
  canvas: true,
  cursor: "grab",
  handleStartEvent: () => {},
  maxScale: 6,
  minScale: Math.min(fitting(whole) / 2, 0.2),
  overflow: "clip",
  pinchAndPan: true,
  startScale: start.scale,
  startX: start.x,
  startY: start.y,
  step: 0.3,
});

function moveTo(area, scale) {
  const to = panFor(centre(area), centre({ x: 0, y: 0, ...room() }), scale);
  pan.zoom(scale, { animate: false });
  pan.pan(to.x, to.y, { force: true });
}

const zoomIn = () => pan.zoomIn({ animate: false });
const zoomOut = () => pan.zoomOut({ animate: false });
const fit = (area = whole) => moveTo(area, fitting(area));
const showBox = (index) => moveTo(bounds([index]), Math.max(pan.getScale(), READABLE));

function isInView(index) {
  const box = boxes[index].getBoundingClientRect();
  const area = stage.getBoundingClientRect();
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

function placeRing(index) {
  ring.setAttribute("visibility", index === null ? "hidden" : "visible");
  if (index === null) return;
  const { x, y, width, height } = frames[index];
  Object.entries({ x: x - 5, y: y - 5, width: width + 10, height: height + 10 }).forEach((attribute) =>
    ring.setAttribute(...attribute),
  );
}

// However small the diagram is, the ring can be seen.
scene.addEventListener("panzoomchange", ({ detail }) =>
  ring.setAttribute("stroke-width", Math.max(2.5, 3 / detail.scale)),
);
stage.addEventListener("wheel", (event) => pan.zoomWithWheel(event), { passive: false });

let pressed = null;
stage.addEventListener("pointerdown", ({ clientX, clientY }) => (pressed = { clientX, clientY }), true);
const isDrag = ({ clientX, clientY }) =>
  pressed && Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > 5;

const partOf = (name) => (name[0] === "s" ? boxes : joints)[Number(name.slice(1))];
