// The poster: a card for each group, or each case if there is one group, with its first statement, what bears on that,
// and how it stands.

const MOST_REASONS = 5;
const MOST_ATTACKS = 3;
const FEWER = 2;

const cards = members.length > 1 ? members : splitCases();
const cardOf = new Map(cards.flatMap((inside, card) => inside.map((index) => [index, card])));

const titleOf = (card) => (members.length > 1 ? data.headings[card] : "");

function splitCases() {
  const cases = [];
  for (const { index, depth, again } of everything) {
    if (depth === 0) cases.push([]);
    if (!again) cases.at(-1).push(index);
  }
  return cases.filter((inside) => inside.length);
}

// Returns what stands on the poster: cards, below the heading of their kind.
function listCards() {
  const kinds = Object.groupBy(cards.keys(), headingOf);
  return Object.entries(kinds).flatMap(([heading, group]) => [heading, ...group]);
}

const makeCard = (card) => (typeof card === "number" ? describeCard(card, cards.length > 60) : make("h2", {}, card));
const describeSummary = () => make("p", { className: "summary" }, summarise());

const HEADINGS = { claim: "Theses", recommendation: "Recommendations" };

function headingOf(card) {
  if (titleOf(card)) return "Sections";
  const [root] = cards[card];
  const heading = isRoot(root) && HEADINGS[statements[root].kind];
  return heading || (inOrder.some(isRoot) ? "Not connected to a thesis or recommendation" : "Conclusions");
}

// How the theses and recommendations stand, in a sentence for each.
function summarise() {
  const roots = inOrder.filter(isRoot);
  return Object.entries({ thesis: "claim", recommendation: "recommendation" })
    .map(([noun, kind]) => [noun, roots.filter((index) => statements[index].kind === kind)])
    .filter(([, found]) => found.length)
    .map(([noun, found]) => `${count(found.length, noun, noun === "thesis" ? "theses" : `${noun}s`)}: ${tallyVerdicts(found)}.`)
    .join(" ");
}

function tallyVerdicts(indexes) {
  const verdicts = indexes.map((index) => now.verdicts[index]);
  const tally = Object.keys(VERDICTS).map((name) => [verdicts.filter((verdict) => verdict === name).length, name]);
  return tally.filter(([number]) => number).map((pair) => pair.join(" ")).join(", ");
}

function describeCard(card, isShort) {
  const [root] = cards[card];
  const below = childrenOf(root);
  const attacks = below.filter(({ relation }) => relation !== "support" && relation !== "tension");
  const reasons = below.filter(({ relation }) => relation === "support");
  const heading = titleOf(card);
  const first = heading ? cards[card].filter((index) => isKey(index)) : unique(reasons);
  const inside = cards[card].length;
  return make(
    "article",
    { className: `card ${heading ? "" : statements[root].kind}`, "data-part": `s${root}` },
    heading
      ? make("h3", {}, make("a", { href: hashOf(root), dir: "auto" }, heading))
      : [
          make("p", { className: "head" }, make("b", {}, headOf(root)), " ", verdictChip(root)),
          make("h3", {}, make("a", { href: hashOf(root), dir: "auto" }, statements[root].text)),
        ],
    keyStatements(heading ? "" : "Because", first, isShort ? FEWER : MOST_REASONS),
    heading ? null : keyStatements("Against", unique(attacks), isShort ? FEWER : MOST_ATTACKS),
    make("p", { className: "faint foot" }, inside > 1 ? `${count(inside, "statement")}: ${tallyVerdicts(cards[card])}` : null, describeBonds(card)),
  );
}

const unique = (children) => [...new Set(children.map(({ index }) => index))];
// In a section: what others of it do not lead to.
const isKey = (index) => isRoot(index) || relations[index].supports.every((step) => cardOf.get(steps[step].conclusion) !== cardOf.get(index));

function keyStatements(title, indexes, most) {
  if (!indexes.length) return null;
  const left = indexes.length - most;
  const shown = left > 1 ? indexes.slice(0, most) : indexes;
  const items = shown.map((index) => [signOf(index), " ", link(index, nameOf(index, 110))]);
  if (shown.length < indexes.length) items.push(`and ${indexes.length - shown.length} more`);
  return [title ? make("h4", {}, title) : null, list(items, { className: "keys" })];
}

// What a card does to others: "for 108: 5 reasons".
function describeBonds(card) {
  const bonds = bondsOf().get(card);
  if (!bonds) return null;
  const shown = [...bonds].slice(0, 6).map(([name, number]) => {
    const [to, relation] = name.split(" ");
    return [`${number} ${relation} `, ...joined([cards[Number(to)][0]])];
  });
  return [make("br"), "Used elsewhere: ", ...shown.flatMap((words, at) => (at ? [" · ", ...words] : words))];
}

let bonds = null;
function bondsOf() {
  if (bonds) return bonds;
  bonds = new Map();
  const tie = (from, to, relation) => {
    const [start, end] = [cardOf.get(from), cardOf.get(to)];
    if (start === end) return;
    if (!bonds.has(start)) bonds.set(start, new Map());
    const name = `${end} ${relation}`;
    bonds.get(start).set(name, (bonds.get(start).get(name) ?? 0) + 1);
  };
  steps.forEach(({ premises, conclusion }) => premises.forEach((premise) => tie(premise, conclusion, "for")));
  data.attacks.forEach(({ by, on, step }) => tie(by, step ? steps[on].conclusion : on, "against"));
  data.answers.forEach(({ by, on }) => tie(by, on, "answering"));
  return bonds;
}
