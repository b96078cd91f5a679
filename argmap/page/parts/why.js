// The explanation of a verdict: the grounds, and below each the grounds that it rests on.

const OPEN = 3;

// Returns items of a list; `above` are the points that they are grounds of, in which a circle shows.
function describePoints(numbers, depth = 0, above = new Set()) {
  return numbers.flatMap((number) => {
    const point = data.points[number];
    if (above.has(number)) return [linkNames(`${point.state}, and so on in a circle`)];
    return point.grounds.flatMap((ground) => describeGround(ground, depth, new Set(above).add(number)));
  });
}

function describeGround({ text, points, level }, depth, above) {
  if (level) return [...(text ? [linkNames(text)] : []), ...describePoints(points, depth, above)];
  if (!points.length) return [linkNames(text)];
  const details = make("details", {}, make("summary", {}, linkNames(text)));
  const fill = () =>
    details.childElementCount > 1 || details.append(list(describePoints(points, depth + 1, above)));
  details.addEventListener("toggle", fill);
  if (depth < OPEN) {
    fill();
    details.open = true;
  }
  return [details];
}

// A text in which each statement that is named, as 'fees-exclude', is a link.
function linkNames(text) {
  return text.split(/('[^']*')/).map((part) => {
    const index = positions.get(part.slice(1, -1));
    return part[0] === "'" && index !== undefined
      ? make("a", { href: hashOf(index) }, part.slice(1, -1))
      : own(part);
  });
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
    ? make("p", { className: "lead" }, "Granted without grounds: ", linkNames(words))
    : null;
