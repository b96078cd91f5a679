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

const hasPoster = members.length > 1 || (!data.drawn && statements.length > 0);
const modeNow = () => {
  if (view.only !== null) return "list";
  if (hasPoster && selected === null) return "poster";
  return data.drawn ? "diagram" : "list";
};

let listed = { name: null, list: null };

function showStage() {
  const mode = modeNow();
  stage.dataset.mode = mode;
  if (selected !== null) view.group = groupOf(selected);
  if (mode === "poster" && !byId("Poster").hasChildNodes()) {
    byId("Poster").append(...describePoster());
    markParts(byId("Poster"));
  }
  if (mode === "list") openList();
  if (mode === "diagram" && members.length) showDiagram();
  showTrail();
}

function openList() {
  const name = view.only === null ? `group ${view.group}` : `case ${view.only}`;
  if (listed.name === name) return;
  const rows = view.only === null ? rowsOfGroup(view.group) : rowsOfCase(view.only);
  listed = { name, list: new LongList(byId("List"), rows) };
  byId("List").scrollTop = 0;
}

function showDiagram() {
  const isNew = openPanel(view.group ?? 0);
  const index = selected ?? rootOf(panel.group);
  if (isNew) markParts(panel.svg);
  if (isNew && (selected === null || index === rootOf(panel.group))) showStart(index);
  else if (selected !== null && (isNew || !isInView(index) || pan.getScale() < READABLE / 2)) showBox(index);
}

// Brings the selected statement into view.
function showSelected() {
  if (selected === null) return;
  if (stage.dataset.mode === "list") listed.list.find(selected)?.scrollIntoView({ block: "nearest" });
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
    for (const [name, isOn] of Object.entries(classes)) part.classList.toggle(name, isOn);
    const box = part.querySelector(".box");
    if (classes.current) box?.setAttribute("aria-current", true);
    else box?.removeAttribute("aria-current");
  }
}

function showTrail() {
  const mode = stage.dataset.mode;
  const crumbs = [];
  if (hasPoster) crumbs.push(mode === "poster" ? "Overview" : make("a", { href: "#" }, "Overview"));
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
  const matching = inOrder.filter(matchesFilter).length;
  const notices = [];
  if (view.only !== null) {
    const inside = listed.list.rows.filter(({ again }) => !again).length;
    notices.push(notice(`${inside} of ${all} shown: the case for “${nameOf(view.only)}”`, "Show all", showAll));
  }
  if (isFiltered())
    notices.push(notice(`${matching} of ${all} match the filter; the others are dimmed`, "Clear filter", clearFilter));
  if (isSupposing())
    notices.push(notice(`What if: ${count(changes().length, "verdict")} changed`, "Undo", takeBack));
  byId("Notices").replaceChildren(...notices);
}

const notice = (text, label, act) => make("p", {}, isolate(text), " ", button(label, act));

function refresh() {
  showStage();
  showSelected();
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
