// What if something were taken away: the verdicts that change, in the diagram and as a list.

const supposed = {
  statements: new Set(),
  steps: new Set(),
  sources: new Set(),
  residual: false,
};
const unchanged = evaluate(data, supposed);
let now = unchanged;

const marks = draw("g", { class: "marks" });
graph.append(marks);

const isSupposing = () =>
  supposed.residual ||
  supposed.statements.size + supposed.steps.size + supposed.sources.size > 0;
const isChanged = (index) => now.verdicts[index] !== unchanged.verdicts[index];

// Theses and recommendations come first.
function changes() {
  const changed = [...statements.keys()].filter(isChanged);
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
  now = evaluate(data, supposed);
  refresh();
  const changed = changes();
  const some = changed.slice(0, 3).map((index) => `${statements[index].key} is now ${now.verdicts[index]}`);
  announce(`${count(changed.length, "verdict")} changed. ${some.join(", ")}`);
}

function nameBox(index) {
  const change = isChanged(index) ? "now " : "";
  return `${nameKind(statements[index])}, ${change}${now.verdicts[index]}: ${statements[index].text}`;
}

function showVerdicts() {
  const drawn = [];
  boxes.forEach((box, index) => {
    const isGone = supposed.statements.has(index);
    box.classList.toggle("changed", isChanged(index) || isGone);
    box.classList.toggle("away", isGone);
    box.setAttribute("aria-label", nameBox(index));
    if (!shown.has(index)) return;
    if (isGone) drawn.push(badge(index, "TAKEN AWAY", "away"));
    else if (isChanged(index))
      drawn.push(badge(index, `NOW ${now.verdicts[index].toUpperCase()}`, now.verdicts[index]));
  });
  marks.replaceChildren(...drawn);
  joints.forEach((joint, step) => joint?.classList.toggle("away", supposed.steps.has(step)));
  for (const { element, steps: own } of lines) {
    const carries = (evaluation) => own.some((step) => evaluation.carries[step] !== false);
    element.classList.toggle("fails-now", carries(unchanged) && !carries(now));
    element.classList.toggle("carries-now", !carries(unchanged) && carries(now));
  }
}

// Each line of support knows the steps that it belongs to.
const stepsBetween = new Map();
steps.forEach(({ conclusion, premises }, index) => {
  if (joints[index] || premises.length !== 1) return;
  const name = `s${premises[0]} s${conclusion}`;
  stepsBetween.set(name, [...(stepsBetween.get(name) ?? []), index]);
});
for (const line of lines) {
  if (!line.element.matches(".support, .failing, .warrant")) continue;
  const joint = line.ends.find((end) => end[0] === "j");
  line.steps = joint ? [Number(joint.slice(1))] : (stepsBetween.get(line.ends.join(" ")) ?? []);
}
