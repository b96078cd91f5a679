// What if something were taken away: the verdicts that change.

const nothing = () => ({ statements: new Set(), steps: new Set(), sources: new Set(), residual: false });
const supposed = nothing();
let asWritten = null;
const unchanged = {
  verdicts: statements.map(({ verdict }) => verdict),
  get carries() {
    return (asWritten ??= evaluate(data, nothing())).carries;
  },
};
let now = unchanged;

const isSupposing = () =>
  supposed.residual || supposed.statements.size + supposed.steps.size + supposed.sources.size > 0;
const isChanged = (index) => now.verdicts[index] !== unchanged.verdicts[index];

// Theses and recommendations come first.
function changes() {
  const changed = inOrder.filter(isChanged);
  return [...changed.filter(isRoot), ...changed.filter((index) => !isRoot(index))];
}

function suppose(what, index, isGone) {
  if (isGone) supposed[what].add(index);
  else supposed[what].delete(index);
  reevaluate();
}

function takeBack() {
  [supposed.statements, supposed.steps, supposed.sources].forEach((gone) => gone.clear());
  supposed.residual = false;
  reevaluate();
}

function reevaluate() {
  now = isSupposing() ? evaluate(data, supposed) : unchanged;
  document.querySelectorAll("[data-verdict]").forEach((old) => {
    const index = Number(old.dataset.verdict);
    if (old.classList.contains(now.verdicts[index])) return;
    old.replaceWith(old.matches(".sign") ? signOf(index) : verdictChip(index));
  });
  refresh();
  const changed = changes();
  const some = changed.slice(0, 3).map((index) => `“${nameOf(index)}” is now ${now.verdicts[index]}`);
  announce(`${count(changed.length, "verdict")} changed. ${some.join(", ")}`);
}
