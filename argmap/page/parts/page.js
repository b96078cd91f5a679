// The selection, deep links, keys, light and dark; and the start.

const root = document.documentElement;
let selected = null;

// Shows a statement: in its diagram, in the panel, and in the address. Where that stays the same, or is replaced, going
// back leads to where one came from.
function select(index, { replace = false } = {}) {
  const hash = hashOf(index);
  if (location.hash === hash) show(index);
  else if (replace) location.replace(hash);
  else location.hash = hash;
}

function show(index) {
  const wasInPanel = byId("Panel").contains(document.activeElement);
  const wasOnStage = stage.contains(document.activeElement);
  selected = index;
  dispatchEvent(new Event("selected"));
  if (view.only !== null && !isInCase(index)) view.only = null;
  tab = "Statement";
  if (index !== null || !narrow.matches) byId("Panel").classList.remove("low");
  showInOutline(index);
  refresh();
  showSelected();
  if (index === null) return;
  if (wasInPanel) byId("Heading").focus();
  else if (wasOnStage) boxShown(index)?.focus({ preventScroll: true });
  announce(`${nameKind(statements[index])}, ${now.verdicts[index]}: ${statements[index].text}`);
}

const isInCase = (index) => index !== null && listed.list.items.some((row) => row.index === index);

// The link to a statement on the stage.
const boxShown = (index) => {
  const shown = { list: () => findCard(index), diagram: () => boxOf(index) }[stage.dataset.mode];
  return shown?.()?.querySelector(".box");
};

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
  byId("Content").prepend(make("p", { className: "alert" }, isolate(words)));
  announce(words);
}

const indexOf = (target) => {
  const part = target.closest?.('[data-part^="s"]');
  return part && stage.contains(part) ? Number(part.dataset.part.slice(1)) : null;
};

scene.addEventListener("focusin", ({ target }) => {
  const index = indexOf(target);
  if (index !== null && target.matches(":focus-visible") && !isInView(index)) showBox(index);
});

const MOVES = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
const ACTS = { "+": zoomIn, "=": zoomIn, "-": zoomOut, 0: fit, "/": () => query.focus() };

// Arrow keys follow the relations of a statement; with Shift, or where none is, they move the diagram.
function move(key, from, isShifted) {
  if (from !== null && !isShifted) {
    const to = relatedTo(from, key);
    if (to !== null) select(to, { replace: true });
  } else if (panel) {
    const [x, y] = MOVES[key].map((way) => (way * 120) / pan.getScale());
    pan.pan(x, y, { relative: true });
  }
}

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input:not([type=checkbox])")) return;
  const isOnStage = target === document.body || stage.contains(target);
  if (key === "Escape" && byId("Panel").contains(target) && selected !== null) {
    boxShown(selected)?.focus({ preventScroll: true });
  } else if (isOnStage && key in MOVES && stage.dataset.mode !== "poster") {
    move(key, indexOf(target) ?? (target === document.body ? selected : null), event.shiftKey);
  } else if (key in ACTS) {
    ACTS[key]();
  } else return;
  event.preventDefault();
});

// What is chosen with the keyboard is read in the panel.
stage.addEventListener("click", ({ target, detail }) => {
  const box = target.closest?.(".box");
  if (!box || detail) return;
  byId("Content").focus();
  if (indexOf(box) === selected) show(selected);
});

byId("ZoomIn").addEventListener("click", zoomIn);
byId("ZoomOut").addEventListener("click", zoomOut);
byId("Fit").addEventListener("click", fit);
byId("Skip").addEventListener("click", () => byId(`${tab}Tab`).focus());

function showOutline(isShown) {
  byId("Outlined").setAttribute("aria-pressed", isShown);
  document.body.classList.toggle("outlined", isShown);
}
byId("Outlined").addEventListener("click", () => showOutline(!document.body.matches(".outlined")));

const dark = byId("Dark");
const showScheme = (isDark) => {
  root.style.colorScheme = isDark ? "dark" : "light";
  dark.setAttribute("aria-pressed", isDark);
};
dark.addEventListener("click", () => showScheme(dark.getAttribute("aria-pressed") !== "true"));
dark.setAttribute("aria-pressed", matchMedia("(prefers-color-scheme: dark)").matches);

// The first answers to "what if" and to a search are to be as quick as the next.
function prepare() {
  void unchanged.carries;
  readHaystacks();
}

// Only after Panzoom has set its own start, which it does a moment later.
setTimeout(() => {
  addEventListener("hashchange", readHash);
  byId("FindingsCount").textContent = data.findings.length;
  byId("Panel").classList.toggle("low", narrow.matches);
  showOutline(!narrow.matches && !data.small);
  fillOutline();
  readHash();
  root.classList.add("ready");
  setTimeout(prepare, 500);
});
