// The panel for the selected statement, or for the map if none is selected.

function describeStatement(index) {
  const statement = statements[index];
  return [
    make("p", { className: "head" }, kindChip(index), " ", make("code", {}, statement.key), describeVoice(statement)),
    make("h2", { id: "Heading", tabIndex: -1, dir: "auto" }, statement.text),
    describeVerdict(index),
    describeActions(index),
    block("Why", explain(index)),
    describeRelations(index),
    block("Sources", list(statement.citations.map(describeCitation))),
    block("In the paper", list(statement.places.map(describePlace))),
    block("Assumption", text(statement.assumption)),
    block("Left open knowingly", text(statement.left_open)),
    block("For", text(statement.actors.join(", "))),
    block(
      "Findings",
      list(data.findings.filter((finding) => finding.statement === index).map(describeFinding)),
    ),
    block("Remarks", list(statement.remarks.map(describeRemark))),
    block("Note", text(statement.note)),
    block("Tags", text(statement.tags.join(", "))),
  ];
}

const text = (words) => (words ? make("p", { dir: "auto" }, words) : null);

const SAID_BY = { challenge: "objection by", recommendation: "recommended by" };

// The voice, unless it is the author of the paper; and whether the statement is implicit.
function describeVoice({ voice, implicit, kind }) {
  const words = [implicit ? "implicit" : "", voice ? `${SAID_BY[kind] ?? "said by"} ${voice}` : ""];
  const phrase = words.filter((part) => part).join(", ");
  return phrase ? [" ", make("span", { className: "faint", dir: "auto" }, phrase)] : null;
}

function describeRemark({ kind, severity, voice, text: words, about = "" }) {
  const by = [`${kind} (${severity})`, voice].filter((part) => part).join(", ");
  return [isolate(`${by}: ${words}`), about ? [" ", isolate(`(${about})`)] : []].flat();
}

const kindChip = (index) => chip("kind", headOf(index));

// It is bad news for the map if a challenge stands. The verdict of now is kept up to date.
function verdictChip(index, verdict = null) {
  const word = verdict ?? now.verdicts[index];
  const element = chip(`verdict ${word} ${statements[index].kind === "challenge" ? "against" : ""}`, word);
  if (verdict === null) element.dataset.verdict = index;
  return element;
}

// Only the sign of a verdict, for lists; the word is for screen readers.
function signOf(index) {
  const element = verdictChip(index);
  const word = element.textContent;
  element.classList.add("sign");
  element.replaceChildren();
  return Object.assign(element, { role: "img", ariaLabel: word, title: word });
}

function describeVerdict(index) {
  const before = unchanged.verdicts[index];
  const after = now.verdicts[index];
  const words =
    before === after
      ? [verdictChip(index, after)]
      : [verdictChip(index, before), " → ", verdictChip(index, after)];
  return make("p", { className: "verdict" }, words, " ", VERDICTS[after]);
}

function describeActions(index) {
  const isGone = supposed.statements.has(index);
  return make(
    "p",
    { className: "actions" },
    button("Only the case for this", () => showOnly(index), { id: "Only" }),
    button(isGone ? "Put back" : "What if it were taken away?", () => suppose("statements", index, !isGone), {
      id: "Away",
    }),
  );
}

function describeCitation({ source, place }) {
  const index = sources.findIndex(({ id }) => id === source);
  if (index < 0) return [isolate(`${source}, which the map does not have`)];
  return [...describeSource(index), place ? isolate(`, ${place}`) : null];
}

function describeSource(index) {
  const { text: words, address, id, remarks } = sources[index];
  const noted = list(remarks.map(describeRemark));
  return [isolate(words || id), address ? [" ", linkOut(address)] : [], noted].flat();
}

// Of a passage, every second piece is quoted.
function describePlace({ section, within, quote, passage = [quote] }) {
  const parts = [section === null ? "" : sections[section], within];
  return [
    isolate(parts.filter((part) => part).join(", ")),
    quote ? make("q", { dir: "auto" }, passage.map(describePiece)) : null,
  ];
}

const describePiece = (words, index) => (index % 2 ? make("mark", {}, words) : words);

function describeFinding({ severity, message, rule, statement }) {
  const isNamed =
    statement === null || statement === selected || message.includes(`'${statements[statement].key}'`);
  const where = isNamed ? [] : [" ", link(statement, "Show")];
  return [
    chip(severity),
    " ",
    ...linkNames(message),
    " ",
    make("small", { className: "faint" }, rule),
    ...where,
  ];
}

function describeMap() {
  const verdicts = Object.keys(VERDICTS).map((name) => [
    name,
    now.verdicts.filter((verdict) => verdict === name).length,
  ]);
  const theses = [...statements.keys()].filter(isRoot);
  return [
    make("h2", { id: "Heading", tabIndex: -1, dir: "auto" }, data.title),
    text(data.paper),
    make("p", { className: "faint" }, "Click a statement to see why it stands, and what is said for and against it."),
    hasPoster() ? null : block("Theses and recommendations", list(theses.map((index) => describeOther(index)))),
    block(
      "Verdicts",
      list(
        verdicts
          .filter(([, number]) => number)
          .map(([name, number]) => [chip(`verdict ${name}`, name), ` ${number}, ${VERDICTS[name]}`]),
      ),
    ),
    block("Lines", data.drawn ? list(data.lines.map(describeLine), { className: "legend" }) : null),
    block("Remarks", list(data.remarks.map(describeRemark))),
    data.lost ? make("p", {}, describeLost()) : null,
    block("Keys", list(KEYS.map(([key, words]) => [make("kbd", {}, key), ` ${words}`]))),
  ];
}

const describeLine = ([name, sample, verb]) => [
  make("b", { className: `bearing to-${name}`, ariaHidden: "true" }, sample),
  ` ${verb}`,
];

const describeLost = () =>
  data.lost === 1
    ? "1 reference leads nowhere and is left out."
    : `${data.lost.toLocaleString("en")} references lead nowhere and are left out.`;

const KEYS = [
  ["/", "search; Enter goes to the next match"],
  ["arrows", "from a statement to its conclusion, to its reasons, and to what stands beside it"],
  ["Enter", "show the statement in this panel"],
  ["Esc", "back from this panel to the statement"],
  ["+ −", "zoom"],
  ["Shift arrows", "move the diagram"],
  ["0", "fit the diagram to the window"],
];
