// Rows of statements as boxes, indented below what they bear on: what the page draws itself, of large maps and on paper.

const DEEPEST = 8;

// Returns the words before a statement: how it bears on what is above it, and with what.
function describeBearing({ relation, step, above, index }) {
  if (relation === null) return null;
  const { premises, warrant } = step === null ? { premises: [] } : steps[step];
  const others = relation === "support" ? premises.filter((premise) => premise !== index) : [];
  const how = [
    RELATIONS[relation][0],
    " ",
    data.numbered ? numberOf(above) : `“${nameOf(above, 40)}”`,
    others.length ? [", with ", ...joined(others)] : "",
    relation === "support" && steps[step].scheme ? `, by ${steps[step].scheme.replaceAll("-", " ")}` : "",
    warrant === index ? ", licenses the step" : "",
  ];
  return make("p", { className: `bearing to-${relation === "undercut" ? "attack" : relation}` }, how.flat());
}

function makeRow(row) {
  const { index, depth, again } = row;
  const { kind, text: words, citations } = statements[index];
  const numbers = again ? [] : describeElsewhere(row);
  const works = citations.map(({ source }) => shortNames.get(source) ?? source);
  return make(
    "li",
    { className: again ? "row again" : "row", style: `--depth: ${Math.min(depth, DEEPEST)}` },
    describeBearing(row),
    make(
      "div",
      { className: `card ${kind} ${isRoot(index) ? "root" : ""}`, "data-part": `s${index}` },
      make("p", { className: "head" }, make("b", {}, headOf(index)), " ", verdictChip(index)),
      make("a", { className: "box", href: hashOf(index), dir: "auto" }, again ? `see ${nameOf(index)}` : words),
      works.length && !again ? make("p", { className: "faint foot", dir: "auto" }, works.join("; ")) : null,
      numbers.length ? make("p", { className: "faint foot" }, numbers) : null,
    ),
  );
}

const headOf = (index) => `${numberOf(index)} ${nameKind(statements[index])}`.trim();

// What else a statement bears on, by number.
function describeElsewhere({ index, above, step }) {
  const { supports, attacks, undercuts, answers, denies } = relations[index];
  const to = (words, others) => {
    const left = others.filter((other) => other !== above);
    return left.length ? [words, " ", ...joined([...new Set(left)]), " · "] : [];
  };
  const all = [
    ...to("also for", supports.filter((one) => one !== step).map((one) => steps[one].conclusion)),
    ...to("against", attacks),
    ...to("against a step to", undercuts.map((one) => steps[one].conclusion)),
    ...to("answers", answers),
    ...to("denies", denies),
  ];
  return all.slice(0, -1);
}

const joined = (indexes) =>
  indexes.flatMap((index, at) => [
    at ? ", " : "",
    make("a", { href: hashOf(index), title: statements[index].text }, data.numbered ? numberOf(index) : nameOf(index, 40)),
  ]);
