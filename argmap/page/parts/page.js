// The selection, deep links, keys, light and dark; and the start.

const root = document.documentElement;
let selected = null;

const inReadingOrder = [...svg.querySelectorAll(".node")].map(({ dataset }) => Number(dataset.part.slice(1)));

// Shows a statement: its box, its panel, and its address. Where that stays the same, or is replaced, going back
// leads to where one came from.
function select(index, { replace = false } = {}) {
  const hash = hashOf(index);
  if (location.hash === hash) show(index);
  else if (replace) location.replace(hash);
  else location.hash = hash;
}

function show(index) {
  const wasInPanel = byId("Panel").contains(document.activeElement);
  selected = index;
  if (index !== null) reveal(index);
  boxes.forEach((box, position) => box.setAttribute("aria-pressed", position === index));
  placeRing(index);
  markLines(index);
  openTab("Statement");
  byId("Content").scrollTop = 0;
  if (index === null) return;
  if (!isInView(index) || pan.getScale() < READABLE / 2) showBox(index);
  if (wasInPanel) byId("Heading").focus();
  announce(nameBox(index));
}

function markLines(index) {
  for (const { element, ends } of lines) element.classList.toggle("near", ends.includes(`s${index}`));
}

// Reads the address: it names a statement, and nothing else.
function readHash() {
  const hash = location.hash.slice(1);
  if (!hash) return show(null);
  let key = hash;
  try {
    key = decodeURIComponent(hash);
  } catch {
    // The encoding is not valid, so it names no statement.
  }
  const index = positions.get(key);
  if (index === undefined) return reportUnknown(key);
  show(index);
}

function reportUnknown(key) {
  show(null);
  const words = `The map has no statement “${shorten(key)}”.`;
  byId("Content").prepend(make("p", { className: "alert" }, own(words)));
  announce(words);
}

function refresh() {
  showParts();
  showPanel();
}

boxes.forEach((box) => {
  box.setAttribute("tabindex", 0);
  box.setAttribute("role", "button");
});
svg.setAttribute("role", "group");
svg.setAttribute("aria-label", "Diagram of the argument");

const indexOf = (target) => {
  const box = target.closest?.(".node");
  return box && scene.contains(box) ? Number(box.dataset.part.slice(1)) : null;
};

stage.addEventListener("click", (event) => {
  const index = indexOf(event.target);
  if (index === null || isDrag(event)) return;
  select(index);
});
scene.addEventListener("focusin", ({ target }) => {
  const index = indexOf(target);
  if (index !== null && !isInView(index) && target.matches(":focus-visible")) showBox(index);
});

const MOVES = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const ACTS = { "+": zoomIn, "=": zoomIn, "-": zoomOut, 0: () => fit(), "/": () => query.focus() };

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input:not([type=checkbox])")) return;
  const index = indexOf(target);
  const isOnDiagram = target === document.body || stage.contains(target);
  if (index !== null && (key === "Enter" || key === " ")) {
    openTab("Statement");
    byId("Content").focus();
    select(index);
  } else if (key === "Escape" && byId("Panel").contains(target) && selected !== null) {
    boxes[selected].focus({ preventScroll: true });
  } else if (isOnDiagram && key in MOVES) {
    const [x, y] = MOVES[key].map((way) => (way * 120) / pan.getScale());
    pan.pan(x, y, { relative: true });
  } else if (key in ACTS) {
    ACTS[key]();
  } else return;
  event.preventDefault();
});

byId("ZoomIn").addEventListener("click", zoomIn);
byId("ZoomOut").addEventListener("click", zoomOut);
byId("Fit").addEventListener("click", () => fit());
byId("Skip").addEventListener("click", () => byId(`${tab}Tab`).focus());

const dark = byId("Dark");
const showScheme = (isDark) => {
  root.style.colorScheme = isDark ? "dark" : "light";
  dark.setAttribute("aria-pressed", isDark);
};
dark.addEventListener("click", () => showScheme(dark.getAttribute("aria-pressed") !== "true"));
dark.setAttribute("aria-pressed", matchMedia("(prefers-color-scheme: dark)").matches);

// Only after Panzoom has set its own start, which it does a moment later.
setTimeout(() => {
  addEventListener("hashchange", readHash);
  byId("FindingsCount").textContent = data.findings.length;
  showParts();
  if (boxes.length && !boxes.some((_, index) => isInView(index))) showBox(inReadingOrder[0]);
  readHash();
  root.classList.add("ready");
});
