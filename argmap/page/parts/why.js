// The explanation of a verdict: the grounds, and below each the grounds that it rests on.

const OPEN = 3;

// Returns items of a list; `above` are the points that they are grounds of, in which a circle shows.
function describePoints(numbers, depth = 0, above = new Set()) {
  return numbers.flatMap((number) => {
    const point = data.points[number];
    if (above.has(number)) return [linkNames(`${point.state}, and so on in a circle`, selected)];
    return point.grounds.flatMap((ground) => describeGround(ground, depth, new Set(above).add(number)));
  });
}

function describeGround({ text, points, level }, depth, above) {
  if (level) return [...(text ? [linkNames(text, selected)] : []), ...describePoints(points, depth, above)];
  if (!points.length) return [linkNames(text, selected)];
  const below = make("ul", { hidden: true });
  const toggle = button("", () => open(below.hidden), { className: "toggle", ariaLabel: "Grounds" });
  const open = (isOpen) => {
    if (!below.hasChildNodes())
      below.append(...describePoints(points, depth + 1, above).map((item) => make("li", {}, item)));
    below.hidden = !isOpen;
    toggle.ariaExpanded = isOpen;
  };
  open(depth < OPEN);
  return [make("div", { className: "ground" }, toggle, make("span", {}, linkNames(text, selected)), below)];
}

// A text in which the words of each statement that is named, as 'fees-exclude', stand for its name, as a link; but for
// the statement that all of it is about.
function linkNames(text, subject = null) {
  return text.split(/('[^']*')/).map((part, at) => {
    const index = positions.get(part.slice(1, -1));
    if (part[0] !== "'" || index === undefined) return isolate(nameWorks(part));
    if (index === subject) return text[0] === "'" && at === 1 ? "This statement" : "this statement";
    return make("a", { href: hashOf(index), dir: "auto" }, `“${nameOf(index, 90)}”`);
  });
}

// " cites khan-2021, p. 3; bakare-2021" with authors and years for the ids.
function nameWorks(words) {
  const [before, after, ...more] = words.split(" cites ");
  if (after === undefined) return words;
  const works = [after, ...more].join(" cites ").split("; ").map((citation) => {
    const [id, ...place] = citation.split(", ");
    return [shortNames.get(id) ?? id, ...place].join(", ");
  });
  return `${before} cites ${works.join("; ")}`;
}

function explain(index) {
  const { why, key } = statements[index];
  const proviso = isSupposing()
    ? make("p", { className: "faint" }, "For the unchanged map, with nothing taken away:")
    : null;
  if (why) return [proviso, ...why.parts.flatMap(explainPart), describeGranted(why.granted)];
  return [
    proviso,
    make(
      "p",
      {},
      `It depends on a cycle that nothing breaks, as many others do; run “argmap why MAP ${key}”.`,
    ),
  ];
}

function explainPart({ lead, points }) {
  return [make("p", { className: "lead" }, `${lead}:`), list(describePoints(points), { className: "why" })];
}

const describeGranted = (words) =>
  words
    ? make("p", { className: "lead" }, "Granted without grounds: ", linkNames(words, selected))
    : null;
