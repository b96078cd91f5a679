// Why a verdict is as it is: the grounds, and below each the grounds that it rests on.

const OPEN = 3;

// Returns items of a list; `above` are the points that they are grounds of, in which a circle shows.
function tellPoints(numbers, depth = 0, above = new Set()) {
  return numbers.flatMap((number) => {
    const point = data.points[number];
    if (above.has(number)) return [linkNames(`${point.state}, and so on in a circle`)];
    return point.grounds.flatMap((ground) => tellGround(ground, depth, new Set(above).add(number)));
  });
}

function tellGround({ text, points, level }, depth, above) {
  if (level) return [...(text ? [linkNames(text)] : []), ...tellPoints(points, depth, above)];
  if (!points.length) return [linkNames(text)];
  const details = make("details", {}, make("summary", {}, linkNames(text)));
  const fill = () =>
    details.childElementCount > 1 || details.append(list(tellPoints(points, depth + 1, above)));
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
    ? make("p", { className: "faint" }, "On the map as it is, with nothing taken away:")
    : null;
  if (why) return [proviso, ...why.parts.flatMap(explainPart), tellGranted(why.granted)];
  return [
    proviso,
    make(
      "p",
      {},
      `It hangs on a circle that nothing breaks, as many others do: run “argmap why MAP ${key}”.`,
    ),
  ];
}

function explainPart({ lead, points }) {
  return [make("p", { className: "lead" }, `${lead}:`), list(tellPoints(points), { className: "why" })];
}

const tellGranted = (words) =>
  words
    ? make("p", { className: "lead" }, "Granted, though nothing is given for it: ", linkNames(words))
    : null;
