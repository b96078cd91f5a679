// The outline beside the diagram: a tree that opens step by step. Its rows are positions in `everything`.

const outline = byId("Tree");
const openRows = new Set(); // those below which more is shown
let outlined = null;
let selectedRow = null;
let reachedRow = 0; // by the Tab key

const hasBelow = (at) => at + 1 < everything.length && everything[at + 1].depth > everything[at].depth;

// Returns the rows that nothing closed is above.
function rowsShown() {
  let deepest = Infinity;
  return [...everything.keys()].filter((at) => {
    const { depth } = everything[at];
    if (depth > deepest) return false;
    deepest = openRows.has(at) ? Infinity : depth;
    return true;
  });
}

// For each row its place among those beside it, and how many these are.
const places = findPlaces();
function findPlaces() {
  const besides = [];
  return everything.map(({ depth }) => {
    besides.length = depth + 1;
    const beside = (besides[depth] ??= { size: 0 });
    return { number: ++beside.size, beside };
  });
}

function makeItem(at) {
  const { index, depth, relation, again } = everything[at];
  const word = relation && relation !== "support" ? RELATIONS[relation][1] : "";
  const item = make(
    "li",
    {
      role: "treeitem",
      id: `Row${at}`,
      className: again ? "faint" : "",
      style: `--depth: ${Math.min(depth, 10)}`,
      "aria-level": depth + 1,
      "aria-posinset": places[at].number,
      "aria-setsize": places[at].beside.size,
      "data-part": `s${index}`,
    },
    make("span", { className: "twig", ariaHidden: "true" }),
    make(
      "span",
      { dir: "auto" },
      signOf(index),
      " ",
      word ? make("span", { className: `bearing to-${relation === "undercut" ? "attack" : relation}` }, `${word} `) : null,
      again ? "see " : null,
      nameOf(index, 75),
    ),
  );
  markItem(item);
  return item;
}

const positionOf = (item) => Number(item.id.slice(3));

function markItem(item) {
  const at = positionOf(item);
  item.tabIndex = at === reachedRow ? 0 : -1;
  item.ariaSelected = at === selectedRow ? "true" : null;
  if (hasBelow(at)) item.ariaExpanded = openRows.has(at);
}

function fillOutline() {
  outlined = new LongList(outline, rowsShown(), makeItem, { scrolled: byId("Outline"), height: 45 });
}

// Shows what is open, with the row that is reached; which has the focus if the outline had it.
function showRows() {
  const hadFocus = outline.contains(document.activeElement);
  const rows = rowsShown();
  outlined.renew(rows, rows.indexOf(reachedRow));
  outline.querySelectorAll("[role=treeitem]").forEach(markItem);
  if (hadFocus && !outline.contains(document.activeElement)) byId(`Row${reachedRow}`).focus({ preventScroll: true });
}

// Opens what is above a statement, and marks it.
function showInOutline(index) {
  selectedRow = rowOf.get(index) ?? null;
  if (index !== null) {
    reachedRow = selectedRow;
    for (const above of [...ancestorsOf(index), index]) openRows.add(rowOf.get(above));
  }
  showRows();
}

function toggleRow(at, isOpen = !openRows.has(at)) {
  if (isOpen) openRows.add(at);
  else openRows.delete(at);
  reachedRow = at;
  showRows();
  outlined.show(byId(`Row${at}`));
}

const isOpen = (at) => openRows.has(at) && hasBelow(at);

// Each returns the row to go to, if any.
const OUTLINE_KEYS = {
  ArrowDown: (at, rows) => rows[rows.indexOf(at) + 1],
  ArrowUp: (at, rows) => rows[rows.indexOf(at) - 1],
  ArrowRight: (at) => (isOpen(at) ? at + 1 : void toggleRow(at, true)),
  ArrowLeft: (at) => (isOpen(at) ? void toggleRow(at, false) : rowOf.get(everything[at].above)),
  Home: (_, rows) => rows[0],
  End: (_, rows) => rows.at(-1),
  Enter: (at) => void select(everything[at].index),
};
OUTLINE_KEYS[" "] = OUTLINE_KEYS.Enter;

outline.addEventListener("keydown", (event) => {
  const item = event.target.closest("[role=treeitem]");
  if (!item || !(event.key in OUTLINE_KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const to = OUTLINE_KEYS[event.key](positionOf(item), outlined.items);
  if (to === undefined) return;
  reachedRow = to;
  showRows();
  const reached = byId(`Row${to}`);
  outlined.show(reached);
  reached.focus({ preventScroll: true });
});
outline.addEventListener("click", ({ target }) => {
  const item = target.closest("[role=treeitem]");
  if (!item) return;
  if (target.matches(".twig")) return toggleRow(positionOf(item));
  if (narrow.matches) showOutline(false);
  select(everything[positionOf(item)].index);
});
