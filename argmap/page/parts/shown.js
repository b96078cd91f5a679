// What the stage shows: the poster, the diagram or the list of a group, or the case for one statement; and what of it
// is dimmed, since it does not match the filter.

const view = { group: null, only: null };
const FILTERS = ["kinds", "verdicts", "sections", "voices"];
for (const name of FILTERS) view[name] = new Set();
const passes = (chosen, value) => chosen.size === 0 || chosen.has(value);
const isFiltered = () => FILTERS.some((name) => view[name].size);

function matchesFilter(index) {
  const statement = statements[index];
  return (
    passes(view.kinds, statement.kind) &&
    passes(view.verdicts, now.verdicts[index]) &&
    passes(view.sections, sectionOf(statement)) &&
    passes(view.voices, statement.voice)
  );
}

// A diagram of some size that can be read as a whole needs no poster.
const isReadable = () => {
  const { width, height } = byId("Panel0").content.firstElementChild;
  const scale = Math.min(stage.clientWidth / width.baseVal.value, stage.clientHeight / height.baseVal.value);
  return data.small || scale >= READABLE * 0.8;
};
let posterNeeded = null;
const hasPoster = () =>
  (posterNeeded ??= members.length > 1 || (statements.length > 0 && (!data.drawn || !isReadable())));
const modeNow = () => {
  if (view.only !== null) return "list";
  if (hasPoster() && selected === null) return "poster";
  return data.drawn ? "diagram" : "list";
};

let poster = null;
let listed = { name: null, list: null };

function showStage() {
  const mode = modeNow();
  stage.dataset.mode = mode;
  if (selected !== null) view.group = groupOf(selected);
  if (mode === "poster") poster ??= openPoster();
  if (mode === "list") openList();
  if (mode === "diagram" && members.length) showDiagram();
  showTrail();
}

function openPoster() {
  byId("Summary").append(describeSummary());
  return new LongList(byId("Cards"), listCards(), makeCard, { scrolled: byId("Poster"), height: 45 });
}

function openList() {
  const name = view.only === null ? `group ${view.group}` : `case ${view.only}`;
  if (listed.name === name) return;
  const rows = view.only === null ? rowsOfGroup(view.group) : rowsOfCase(view.only);
  listed = { name, list: new LongList(byId("List"), rows, makeRow, { height: 105, at: findRow(rows, selected) }) };
}

function showDiagram() {
  const isNew = openPanel(view.group ?? 0);
  const index = selected ?? rootOf(panel.group);
  if (isNew) markParts(panel.svg);
  if (isNew && (selected === null || index === rootOf(panel.group))) showStart(index);
  else if (selected !== null && (isNew || !isInView(index) || pan.getScale() < READABLE / 2)) showBox(index);
}

const findRow = (rows, index) => rows.findIndex((row) => row.index === index && !row.again);

// Returns the card of a statement in the list, which is made if need be.
function findCard(index) {
  listed.list.reach(findRow(listed.list.items, index));
  return byId("List").querySelector(`.row:not(.again) > [data-part="s${index}"]`);
}

// Brings the selected statement into view; last, since the page is laid out for that.
function showSelected() {
  const isListed = stage.dataset.mode === "list";
  const card = isListed && selected !== null ? findCard(selected) : null;
  const item = outline.querySelector('[aria-selected="true"]');
  if (item) outlined.show(item);
  if (card) listed.list.show(card);
  else if (isListed) byId("List").scrollTop = 0;
  byId("Content").scrollTop = 0;
}

const classesOf = (index) => ({
  dim: !matchesFilter(index),
  match: found.has(index),
  away: supposed.statements.has(index),
  changed: isChanged(index) || supposed.statements.has(index),
  current: index === selected,
});

// Marks whatever stands for a statement, in all that is drawn so far.
function markParts(root = document.body) {
  const parts = [...root.querySelectorAll('[data-part^="s"]'), ...(root.matches('[data-part^="s"]') ? [root] : [])];
  for (const part of parts) {
    const classes = classesOf(Number(part.dataset.part.slice(1)));
    const isMoved = classes.current !== part.classList.contains("current");
    for (const name in classes) part.classList.toggle(name, classes[name]);
    if (isMoved) part.querySelector(".box")?.setAttribute("aria-current", classes.current);
  }
}

function showTrail() {
  const mode = stage.dataset.mode;
  const crumbs = [];
  if (hasPoster()) crumbs.push(mode === "poster" ? "Overview" : make("a", { href: "#" }, "Overview"));
  if (view.only !== null)
    crumbs.push(["The case for ", make("a", { href: hashOf(view.only) }, nameOf(view.only, 40))].flat());
  else if (selected !== null) crumbs.push(...trailTo(selected));
  const items = crumbs.map((crumb) => make("li", {}, crumb));
  items.at(-1)?.setAttribute("aria-current", "page");
  byId("Trail").replaceChildren(make("ol", {}, ...items));
}

const MOST_CRUMBS = 3;

function trailTo(index) {
  const above = ancestorsOf(index);
  const shown = above.length > MOST_CRUMBS ? [above[0], null, ...above.slice(1 - MOST_CRUMBS)] : above;
  const crumbs = shown.map((at) => (at === null ? "…" : make("a", { href: hashOf(at) }, nameOf(at, 28))));
  return [...crumbs, nameOf(index, 60)];
}

function showNotices() {
  const all = count(statements.length, "statement");
  const notices = [];
  if (view.only !== null) {
    const inside = listed.list.items.filter(({ again }) => !again).length;
    notices.push(notice(`${inside} of ${all} shown: the case for “${nameOf(view.only)}”`, "Show all", showAll));
  }
  if (isFiltered()) {
    const matching = inOrder.filter(matchesFilter).length;
    notices.push(notice(`${matching} of ${all} match the filter; the others are dimmed`, "Clear filter", clearFilter));
  }
  if (isSupposing())
    notices.push(notice(`What if: ${count(changes().length, "verdict")} changed`, "Undo", takeBack));
  byId("Notices").replaceChildren(...notices);
}

const notice = (text, label, act) => make("p", {}, isolate(text), " ", button(label, act));

function refresh() {
  showStage();
  markParts();
  markPanel();
  showNotices();
  showPanel();
}

function showAll() {
  view.only = null;
  refresh();
  announce("All statements are shown");
}

function clearFilter() {
  FILTERS.forEach((name) => view[name].clear());
  refresh();
  announce("The filter is cleared");
}

function showOnly(index) {
  view.only = index;
  refresh();
  announce(byId("Notices").textContent);
}
