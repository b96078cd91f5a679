// The outline beside the diagram: a tree that opens step by step; or what a search has found.

const outline = byId("Tree");
const indentOf = ({ depth }) => Math.min(depth, 10);

// Returns the positions in `everything` of what is directly below a row.
function positionsBelow(at) {
  const { depth } = everything[at];
  const below = [];
  for (let next = at + 1; next < everything.length && everything[next].depth > depth; next++)
    if (everything[next].depth === depth + 1) below.push(next);
  return below;
}

const hasBelow = (at) => at + 1 < everything.length && everything[at + 1].depth > everything[at].depth;

function makeItem(at) {
  const { index, depth, relation, again } = everything[at];
  const word = relation && relation !== "support" ? RELATIONS[relation][1] : "";
  const item = make(
    "li",
    {
      role: "treeitem",
      tabIndex: -1,
      id: `Row${at}`,
      className: again ? "faint" : "",
      style: `--depth: ${indentOf(everything[at])}`,
      "aria-level": depth + 1,
      "data-part": `s${index}`,
    },
    make("span", { className: "twig", ariaHidden: "true" }),
    make(
      "span",
      { dir: "auto" },
      word ? make("span", { className: `bearing to-${relation === "undercut" ? "attack" : relation}` }, `${word} `) : null,
      again ? "see " : null,
      nameOf(index, 75),
      " ",
      signOf(index),
    ),
  );
  if (hasBelow(at)) item.setAttribute("aria-expanded", false);
  return item;
}

const positionOf = (item) => Number(item.id.slice(3));

function openItem(item) {
  if (item.getAttribute("aria-expanded") !== "false") return;
  item.setAttribute("aria-expanded", true);
  const below = positionsBelow(positionOf(item)).map(makeItem);
  item.after(...below);
  below.forEach((one) => markParts(one));
}

function closeItem(item) {
  item.setAttribute("aria-expanded", false);
  const level = Number(item.ariaLevel);
  while (Number(item.nextElementSibling?.ariaLevel ?? 0) > level) item.nextElementSibling.remove();
}

const tops = [...everything.keys()].filter((at) => everything[at].depth === 0);
let outlined = null;

function fillOutline() {
  outlined = new LongList(outline, tops, makeItem, { scrolled: byId("Outline"), atOnce: 2 * AT_ONCE });
  focusable(itemsOf().at(0));
}

const itemsOf = () => [...outline.querySelectorAll("[role=treeitem]")];
const itemOr = (element) => (element?.matches("[role=treeitem]") ? element : null);

function focusable(item) {
  outline.querySelector('[tabindex="0"]')?.setAttribute("tabindex", -1);
  item?.setAttribute("tabindex", 0);
}

// Opens what is above a statement, and marks it.
function showInOutline(index) {
  outline.querySelector('[aria-selected="true"]')?.removeAttribute("aria-selected");
  if (index === null) return;
  const above = ancestorsOf(index);
  outlined.reach(tops.indexOf(rowOf.get(above[0] ?? index)));
  for (const at of above) openItem(byId(`Row${rowOf.get(at)}`));
  const item = byId(`Row${rowOf.get(index)}`);
  item.setAttribute("aria-selected", true);
  openItem(item);
  focusable(item);
}

const isOpen = (item) => item.getAttribute("aria-expanded") === "true";
const toggleItem = (item) => (isOpen(item) ? closeItem(item) : openItem(item));

function itemAbove(item) {
  let above = item.previousElementSibling;
  while (above && Number(above.ariaLevel) >= Number(item.ariaLevel)) above = above.previousElementSibling;
  return itemOr(above);
}

const OUTLINE_KEYS = {
  ArrowDown: (item) => itemOr(item.nextElementSibling),
  ArrowUp: (item) => itemOr(item.previousElementSibling),
  ArrowRight: (item) => (isOpen(item) ? item.nextElementSibling : void openItem(item)),
  ArrowLeft: (item) => (isOpen(item) ? void closeItem(item) : itemAbove(item)),
  Home: () => itemsOf().at(0),
  End: () => itemsOf().at(-1),
  Enter: (item) => void select(everything[positionOf(item)].index),
};
OUTLINE_KEYS[" "] = OUTLINE_KEYS.Enter;

outline.addEventListener("keydown", (event) => {
  const item = event.target.closest("[role=treeitem]");
  if (!item || !(event.key in OUTLINE_KEYS) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const to = OUTLINE_KEYS[event.key](item);
  if (!to) return;
  focusable(to);
  to.focus();
});
outline.addEventListener("click", ({ target }) => {
  const item = target.closest("[role=treeitem]");
  if (!item) return;
  if (target.matches(".twig")) return toggleItem(item);
  if (narrow.matches) showOutline(false);
  select(everything[positionOf(item)].index);
});
