// The panel on one statement, and on the map where none is selected.

function describeStatement(index) {
  const one = statements[index];
  return [
    make("p", { className: "head" }, tellKind(index), " ", make("code", {}, one.key), describeSaying(one)),
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
    block(
      "Findings",
      list(data.findings.filter(({ statement }) => statement === index).map(describeFinding)),
    ),
    block("Remarks", list(one.remarks.map(describeRemark))),
    block("Note", text(one.note)),
    block("Tags", text(one.tags.join(", "))),
  ].filter((part) => part !== null);
}

const text = (words) => (words ? make("p", { dir: "auto" }, words) : null);

const SAYS = { challenge: "objects", recommendation: "recommends it" };

// Who says it, unless it is the author of the paper; and whether the paper does not say it.
function describeSaying({ voice, implicit, kind }) {
  const words = [implicit ? "implicit" : "", voice ? `${voice} ${SAYS[kind] ?? "says it"}` : ""];
  const said = words.filter((part) => part).join(", ");
  return said ? [" ", make("span", { className: "faint", dir: "auto" }, said)] : null;
}

function describeRemark({ kind, severity, voice, text: words, about = "" }) {
  const by = [`${kind} (${severity})`, voice].filter((part) => part).join(", ");
  return [own(`${by}: ${words}`), about ? [" ", own(`(${about})`)] : []].flat();
}

const tellKind = (index) => chip(statements[index].kind, nameKind(statements[index]));

// That a challenge stands is no good news.
function tellVerdict(index, verdict = now.verdicts[index]) {
  return chip(statements[index].kind === "challenge" ? `against ${verdict}` : verdict, verdict);
}

function describeVerdict(index) {
  const before = asItIs.verdicts[index];
  const after = now.verdicts[index];
  const words =
    before === after
      ? [tellVerdict(index, after)]
      : [tellVerdict(index, before), " → ", tellVerdict(index, after)];
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
      ? button(view.collapsed.has(index) ? "Expand its support" : "Collapse its support", () => fold(index), {
          id: "Fold",
        })
      : null,
    button(isGone ? "Put back" : "What if it were taken away?", () => suppose("statements", index, !isGone), {
      id: "Away",
    }),
  );
}

function describeCitation({ source, place }) {
  const index = sources.findIndex(({ id }) => id === source);
  if (index < 0) return [own(`${source}, which the map does not have`)];
  return [...describeSource(index), place ? own(`, ${place}`) : null];
}

function describeSource(index) {
  const { text: words, address, id, remarks } = sources[index];
  const noted = list(remarks.map(describeRemark));
  return [own(words || id), address ? [" ", linkOut(address)] : [], noted].flat();
}

function describePlace({ section, within, quote }) {
  const parts = [section === null ? "" : sections[section], within];
  return [
    own(parts.filter((part) => part).join(", ")),
    quote ? make("q", { dir: "auto" }, quote) : null,
  ];
}

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
    now.verdicts.filter((one) => one === name).length,
  ]);
  const theses = [...statements.keys()].filter(isRoot);
  return [
    make("h2", { id: "Heading", tabIndex: -1, dir: "auto" }, data.title),
    text(data.paper),
    make("p", { className: "faint" }, "Click a statement, or move to it with Tab and press Enter."),
    block("What is argued for", list(theses.map((index) => describeOther(index)))),
    block(
      "Verdicts",
      list(
        verdicts
          .filter(([, number]) => number)
          .map(([name, number]) => [chip(name), ` ${number}, ${VERDICTS[name]}`]),
      ),
    ),
    block("Remarks", list(data.remarks.map(describeRemark))),
    data.lost ? make("p", {}, tellLost()) : null,
    block("Keys", list(KEYS.map(([key, words]) => [make("kbd", {}, key), ` ${words}`]))),
  ].filter((part) => part !== null);
}

const tellLost = () =>
  data.lost === 1
    ? "1 reference leads nowhere and is left out."
    : `${data.lost.toLocaleString("en")} references lead nowhere and are left out.`;

const KEYS = [
  ["/", "search"],
  ["Tab", "next statement; Enter shows it"],
  ["Esc", "back from the panel to the diagram"],
  ["+ −", "zoom"],
  ["arrows", "move the diagram"],
  ["0", "fit the diagram to the window"],
];
