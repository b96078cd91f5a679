// What is shown: all, or only the case for a statement; without collapsed support; and dimmed where it does not
// match the filter.

const view = { only: null, collapsed: new Set() };
const FILTERS = ["kinds", "verdicts", "sections", "voices"];
for (const name of FILTERS) view[name] = new Set();
const passes = (chosen, value) => chosen.size === 0 || chosen.has(value);

function matchesFilter(index) {
  const statement = statements[index];
  return (
    passes(view.kinds, statement.kind) &&
    passes(view.verdicts, now.verdicts[index]) &&
    passes(view.sections, sectionOf(statement)) &&
    passes(view.voices, statement.voice)
  );
}

// Returns what is left if support is collapsed: all that can be reached without it.
function withoutCollapsed(all) {
  if (!view.collapsed.size) return all;
  const open = (node) => (view.collapsed.has(node) ? oppositionTo(node) : below(node));
  const folded = new Map(
    [...view.collapsed].map((index) => [index, statementsOf(reach(supportOf(index), below))]),
  );
  const isFolded = (index) => [...folded.values()].some((support) => support.has(index));
  const starts = [...all].filter(
    (index) => !isFolded(index) || isRoot(index) || folded.get(index)?.has(index),
  );
  const nodes = starts.flatMap((index) => [index, force(index)]);
  const reached = statementsOf(reach(nodes, open));
  return new Set([...all].filter((index) => reached.has(index)));
}

function findShown() {
  return withoutCollapsed(view.only === null ? new Set(statements.keys()) : caseFor(view.only));
}

let shown = new Set(statements.keys());

function showParts() {
  shown = findShown();
  const matching = statements.map((_, index) => matchesFilter(index));
  const shows = steps.map(({ conclusion, premises }) =>
    [conclusion, ...premises].every((index) => shown.has(index)),
  );
  const mark = (element, gone, dim) => {
    element?.classList.toggle("gone", gone);
    element?.classList.toggle("dim", dim);
  };
  boxes.forEach((box, index) => mark(box, !shown.has(index), !matching[index]));
  joints.forEach((joint, index) => mark(joint, !shows[index], !matching[steps[index].conclusion]));
  const used = new Set([...shown].map((index) => `${sectionOf(statements[index])}`));
  groups.forEach((group) => mark(group, !used.has(group.dataset.section), false));
  for (const { element, ends } of lines) {
    const parts = ends.map(partOf);
    mark(
      element,
      parts.some((part) => part.classList.contains("gone")),
      parts.some((part) => part.classList.contains("dim")),
    );
  }
  showFolds();
  showVerdicts();
  showNotices(matching);
}

const folds = draw("g", { class: "folds" });
graph.append(folds);

// Marks each box whose support is collapsed.
function showFolds() {
  const drawn = [...view.collapsed]
    .filter((index) => shown.has(index))
    .map((index) => badge(index, "SUPPORT HIDDEN", "fold", true));
  folds.replaceChildren(...drawn);
}

const CHARACTER = 5.2;

// A badge on the upper edge of a box, or on its lower one.
function badge(index, text, name, isLow = false) {
  const { x, y, width, height } = frames[index];
  const wide = text.length * CHARACTER + 12;
  const left = isLow ? x + width / 2 - wide / 2 : x + width - wide - 8;
  const top = (isLow ? y + height : y) - 7;
  const word = draw("text", { x: left + wide / 2, y: top + 10, "text-anchor": "middle" }, text);
  return draw(
    "g",
    { class: `mark ${name}` },
    draw("rect", { x: left, y: top, width: wide, height: 14, rx: 3 }),
    word,
  );
}

function showNotices(matching) {
  const all = count(statements.length, "statement");
  const dimmed = [...shown].filter((index) => !matching[index]).length;
  const notices = [];
  if (shown.size < statements.length) {
    const what = view.only === null ? "" : `: the case for “${shorten(statements[view.only].key)}”`;
    notices.push(notice(`${shown.size} of ${all} shown${what}`, "Show all", showAll));
  }
  if (dimmed)
    notices.push(
      notice(
        `${shown.size - dimmed} of ${all} match the filter; the others are dimmed`,
        "Clear filter",
        clearFilter,
      ),
    );
  if (isSupposing())
    notices.push(
      notice(`What if: ${count(changes().length, "verdict")} changed`, "Undo", takeBack, "supposed"),
    );
  byId("Notices").replaceChildren(...notices);
}

const notice = (text, label, act, className = "") =>
  make("p", { className }, own(text), " ", button(label, act));

function showAll() {
  view.only = null;
  view.collapsed.clear();
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
  view.collapsed.clear();
  refresh();
  fit(bounds([...shown]));
  announce(`${count(shown.size, "statement")} shown: the case for ${statements[index].key}`);
}

function fold(index) {
  const before = shown.size;
  view.collapsed.delete(index) || view.collapsed.add(index);
  refresh();
  const change = shown.size - before;
  announce(change < 0 ? `${count(-change, "statement")} hidden` : `${count(change, "more statement")} shown`);
}

// Shows a hidden statement, and resets what hides it.
function reveal(index) {
  if (shown.has(index)) return;
  view.collapsed.clear();
  if (view.only !== null && !caseFor(view.only).has(index)) view.only = null;
  refresh();
}
