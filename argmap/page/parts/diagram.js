// The diagram of a group: made when it is first shown, and moved, zoomed and marked.

const stage = byId("Stage");
const scene = byId("Scene");
const surface = byId("Diagram");
const READABLE = narrow.matches ? 0.65 : 0.85;
const MARGIN = 24;
let panel = null;

// What is shown: boxes by the positions of their statements, joints by those of their steps, and lines.
function makePanel(group) {
  const svg = byId(`Panel${group}`).content.firstElementChild.cloneNode(true);
  const named = [...svg.querySelectorAll("[data-part]")].map((element) => [element.dataset.part, element]);
  const parts = new Map(named);
  const lines = [...svg.querySelectorAll("[data-ends]")].map((element) => {
    const ends = element.dataset.ends.split(" ");
    return { element, ends, steps: element.matches(".support, .failing, .warrant") ? stepsOf(ends) : [] };
  });
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `Diagram: ${nameOf(rootOf(group))}`);
  parts.forEach((part, name) => name[0] === "j" && nameJoint(part, Number(name.slice(1))));
  return { group, svg, parts, lines, size: null, unit: 1 };
}

// The steps that a line of support belongs to: one with a joint, or all from its premise alone to its conclusion.
function stepsOf(ends) {
  const joint = ends.find((end) => end[0] === "j");
  if (joint) return [Number(joint.slice(1))];
  const [premise, conclusion] = ends.map((end) => Number(end.slice(1)));
  return relations[premise].supports.filter((step) => steps[step].conclusion === conclusion && steps[step].premises.length === 1);
}

function nameJoint(joint, step) {
  joint.setAttribute("role", "img");
  joint.prepend(draw("title", {}, describeJoint(step)));
}

function describeJoint(step) {
  const { premises, conclusion } = steps[step];
  const from = premises.map((premise) => nameOf(premise, 50)).join("; ");
  return `${[describeScheme(step), `from ${from}`].filter((words) => words).join(", ")}, to ${nameOf(conclusion, 50)}`;
}

const panels = new Map();

// Returns whether another diagram is shown than before.
function openPanel(group) {
  if (panel?.group === group) return false;
  if (!panels.has(group)) panels.set(group, makePanel(group));
  panel = panels.get(group);
  scene.replaceChildren(panel.svg);
  panel.size = { width: panel.svg.width.baseVal.value, height: panel.svg.height.baseVal.value };
  panel.unit = panel.size.width / panel.svg.viewBox.baseVal.width;
  pan.setOptions({ minScale: Math.min(fitting(whole()) / 2, 0.2) });
  return true;
}

const boxOf = (index) => panel?.parts.get(`s${index}`);

// Returns the place of a box or a joint, in pixels of the whole diagram.
const bounds = (index) => boundsOf(`s${index}`);
function boundsOf(name) {
  const { x, y, width, height } = panel.parts.get(name).getBBox();
  const { x: left, y: top } = panel.svg.viewBox.baseVal;
  const { unit } = panel;
  return { x: (x - left) * unit, y: (y - top) * unit, width: width * unit, height: height * unit };
}

function surround(areas) {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  const right = Math.max(...areas.map((area) => area.x + area.width));
  const bottom = Math.max(...areas.map((area) => area.y + area.height));
  return { x, y, width: right - x, height: bottom - y };
}

// Returns how far the diagram is to be panned for a point of it to stand at a place of the stage. The
// diagram is scaled about its middle, and then the pan is scaled with it.
function panFor(point, place, scale) {
  const along = (at, to, length) => (to - length / 2) / scale - at + length / 2;
  return { x: along(point.x, place.x, panel.size.width), y: along(point.y, place.y, panel.size.height) };
}

const whole = () => ({ x: 0, y: 0, ...panel.size });
const centre = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
const room = () => ({ width: surface.clientWidth, height: surface.clientHeight });
const fitting = ({ width, height }) =>
  Math.min((room().width - MARGIN) / width, (room().height - MARGIN) / height, 1.5);

const pan = Panzoom(scene, {
  animate: false,
  canvas: true,
  cursor: "grab",
  handleStartEvent: () => {},
  maxScale: 6,
  overflow: "clip",
  pinchAndPan: true,
  step: 0.3,
});

function moveTo(area, scale) {
  const to = panFor(centre(area), centre({ x: 0, y: 0, ...room() }), scale);
  pan.zoom(scale, { animate: false });
  pan.pan(to.x, to.y, { force: true });
}

const zoomIn = () => pan.zoomIn({ animate: false });
const zoomOut = () => pan.zoomOut({ animate: false });
const fit = () => panel && moveTo(whole(), fitting(whole()));

// Shows a box, and if there is room what its lines lead to.
function showBox(index) {
  const name = `s${index}`;
  const near = panel.lines.filter(({ ends }) => ends.includes(name)).flatMap(({ ends }) => ends);
  const around = surround([name, ...near].filter((part) => panel.parts.has(part)).map(boundsOf));
  const scale = fitting(around);
  if (scale >= READABLE * 0.8) moveTo(around, Math.min(1, scale));
  else moveTo(bounds(index), Math.min(1, Math.max(READABLE, pan.getScale())));
}

// A diagram opens as a whole, or if that cannot be read, at its first box.
function showStart(index) {
  if (fitting(whole()) >= READABLE / 1.5) return fit();
  moveTo(bounds(index), READABLE);
  const { x, y } = bounds(index);
  const { width, height } = room();
  const area = { x: x - MARGIN, y: Math.max(0, y - height / READABLE / 3), width: width / READABLE, height: height / READABLE };
  moveTo(area, READABLE);
}

function isInView(index) {
  const box = boxOf(index).getBoundingClientRect();
  const area = surface.getBoundingClientRect();
  return box.left >= area.left && box.right <= area.right && box.top >= area.top && box.bottom <= area.bottom;
}

const CHARACTER = 5.2;

// A badge on the upper edge of a box.
function badge(box, text, name) {
  const { x, y, width } = box.firstElementChild.firstElementChild.getBBox();
  const wide = text.length * CHARACTER + 12;
  const left = x + width - wide - 8;
  return draw(
    "g",
    { class: `mark ${name}` },
    draw("rect", { x: left, y: y - 7, width: wide, height: 14, rx: 3 }),
    draw("text", { x: left + wide / 2, y: y + 3, "text-anchor": "middle" }, text),
  );
}

// Marks in the diagram what is taken away, and what changed.
function markPanel() {
  if (!panel) return;
  panel.svg.querySelectorAll(".mark").forEach((mark) => mark.remove());
  for (const [name, element] of panel.parts) {
    const at = Number(name.slice(1));
    if (name[0] === "j") {
      element.classList.toggle("away", supposed.steps.has(at));
      element.classList.toggle("dim", !matchesFilter(steps[at].conclusion));
    } else if (supposed.statements.has(at)) element.firstElementChild.append(badge(element, "TAKEN AWAY", "away"));
    else if (isChanged(at))
      element.firstElementChild.append(badge(element, `NOW ${now.verdicts[at].toUpperCase()}`, now.verdicts[at]));
  }
  panel.lines.forEach(markLine);
}

function markLine({ element, ends, steps: own }) {
  const carries = (evaluation) => own.some((step) => evaluation.carries[step] !== false);
  element.classList.toggle("near", ends.includes(`s${selected}`));
  element.classList.toggle("dim", ends.some((end) => panel.parts.get(end)?.classList.contains("dim")));
  element.classList.toggle("fails-now", now !== unchanged && carries(unchanged) && !carries(now));
  element.classList.toggle("carries-now", now !== unchanged && !carries(unchanged) && carries(now));
}

surface.addEventListener("wheel", (event) => pan.zoomWithWheel(event), { passive: false });
surface.addEventListener("dragstart", (event) => event.preventDefault());

let pressed = null;
surface.addEventListener("pointerdown", ({ clientX, clientY }) => (pressed = { clientX, clientY }), true);
surface.addEventListener(
  "click",
  (event) => {
    const { clientX, clientY, detail } = event;
    const isDrag = detail && pressed && Math.hypot(clientX - pressed.clientX, clientY - pressed.clientY) > 5;
    if (isDrag) event.preventDefault();
  },
  true,
);
