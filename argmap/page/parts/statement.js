// The panel on one statement, and on the map where none is selected.

function describeStatement(index) {
  const one = statements[index];
  return [
    make("p", { className: "head" }, chip(one.kind, nameKind(one)), " ", make("code", {}, one.key)),
    make("h2", { id: "Heading", tabIndex: -1, dir: "auto" }, one.text),
    describeVerdict(index),
    describeActions(index),
    block("Why", explain(index)),
    describeRelations(index),
    block("Sources", list(one.citations.map(describeCitation))),
    block("In the paper", list(one.places.map(describePlace))),
    block("Assumption", text(one.assumption)),
    block("Left open knowingly", text(one.left_open)),
    block("For", text(one.actors.join(", "))),
    block("Findings", list(data.findings.filter(({ statement }) => statement === index).map((finding) => describeFinding(finding)))),
    block("Note", text(one.note)),
    block("Tags", text(one.tags.join(", "))),
  ].filter((part) => part !== null);
}

const text = (words) => (words ? make("p", { dir: "auto" }, words) : null);

function describeVerdict(index) {
  const before = asItIs.verdicts[index];
  const after = now.verdicts[index];
  const words = before === after ? [chip(after)] : [chip(before), " → ", chip(after)];
  return make("p", { className: "verdict" }, words, " ", VERDICTS[after]);
}

function describeActions(index) {
  const { supportedBy } = relations[index];
  const isGone = supposed.statements.has(index);
  return make(
    "p",
    { className: "actions" },
    button("Only the case for this", () => showOnly(index), { id: "Only" }),
    supportedBy.length
      ? button(view.collapsed.has(index) ? "Expand its support" : "Collapse its support", () => fold(index), { id: "Fold" })
      : null,
    button(isGone ? "Put back" : "What if it were taken away?", () => suppose("statements", index, !isGone), { id: "Away" }),
  );
}

function describeRelations(index) {
  const { supportedBy, supports, attackedBy, attacks, undercuts, contradicts, answeredBy, answers } = relations[index];
  const others = (indexes) => list(indexes.map((one) => describeOther(one)));
  return make(
    "div",
    {},
    ...[
      block("Supported by", list(supportedBy.map(describeReasons))),
      block("Attacked by", others(attackedBy)),
      block("Answered by", others(answeredBy)),
      block("Contradicts", others(contradicts)),
      block("Supports", list(supports.map((step) => describeConclusion(step, index)))),
      block("Attacks", others(attacks)),
      block("Attacks the step to", list(undercuts.map((step) => describeConclusion(step)))),
      block("Answers", others(answers)),
    ].filter((part) => part !== null),
  );
}

function describeOther(index) {
  return [chip(statements[index].kind, nameKind(statements[index])), " ", chip(now.verdicts[index]), " ", link(index)];
}

function describeReasons(step) {
  const { premises, warrant, broken } = steps[step];
  const reasons = premises.map((one) => (one === warrant ? [...describeOther(one), " (licenses the step)"] : describeOther(one)));
  const attackers = undercutBy[step].map((one) => ["The step is attacked by ", describeOther(one)].flat());
  return [
    premises.length > 1 ? make("p", { className: "faint" }, `Together${describeScheme(step)}:`) : text(describeScheme(step)),
    reasons.length === 1 && !attackers.length ? reasons[0] : list([...reasons, ...attackers]),
    broken ? make("p", {}, "A premise of it is not in the map.") : null,
  ].flat();
}

function describeScheme(step) {
  const { id, scheme } = steps[step];
  return `${scheme ? `, by ${scheme}` : ""}${id ? ` (${id})` : ""}`;
}

function describeConclusion(step, index = null) {
  const { conclusion, premises } = steps[step];
  const others = premises.filter((one) => one !== index);
  const together = index !== null && others.length ? make("p", { className: "faint" }, "together with ", ...joined(others)) : null;
  return [...describeOther(conclusion), together];
}

const joined = (indexes) => indexes.flatMap((index, at) => [at ? ", " : "", link(index, statements[index].key)]);

function describeCitation({ source, place }) {
  const index = sources.findIndex(({ id }) => id === source);
  if (index < 0) return [own(`${source}, which the map does not have`)];
  return [...describeSource(index), place ? own(`, ${place}`) : null];
}

function describeSource(index) {
  const { text: words, address, id } = sources[index];
  return [own(words || id), address ? [" ", linkOut(address)] : []].flat();
}

function describePlace({ section, paragraph, quote }) {
  const parts = [section === null ? null : sections[section], paragraph === null ? null : `paragraph ${paragraph}`];
  return [own(parts.filter((part) => part !== null).join(", ")), quote ? make("q", { dir: "auto" }, quote) : null];
}

function describeFinding({ severity, message, rule, statement }, isLinked = false) {
  const where = isLinked && statement !== null ? [" ", link(statement, "Show")] : [];
  return [chip(severity), " ", ...linkNames(message), " ", make("small", { className: "faint" }, rule), ...where];
}

function describeMap() {
  const verdicts = Object.keys(VERDICTS).map((name) => [name, now.verdicts.filter((one) => one === name).length]);
  const theses = [...statements.keys()].filter(isRoot);
  return [
    make("h2", { id: "Heading", tabIndex: -1, dir: "auto" }, data.title),
    text(data.paper),
    make("p", { className: "faint" }, "Click a statement, or move to it with Tab and press Enter."),
    block("What is argued for", list(theses.map((index) => describeOther(index)))),
    block("Verdicts", list(verdicts.filter(([, number]) => number).map(([name, number]) => [chip(name), ` ${number}, ${VERDICTS[name]}`]))),
    block("Keys", list(KEYS.map(([key, words]) => [make("kbd", {}, key), ` ${words}`]))),
  ].filter((part) => part !== null);
}

const KEYS = [
  ["/", "search"],
  ["Tab", "next statement; Enter shows it"],
  ["Esc", "back from the panel to the diagram"],
  ["+ −", "zoom"],
  ["arrows", "move the diagram"],
  ["0", "fit the diagram to the window"],
];
