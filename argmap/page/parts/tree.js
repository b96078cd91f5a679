// The argument as a tree: below each statement what bears on it. Each stands once, where it is first come to, and is
// referred to elsewhere; in the same order as `argmap/diagram/traversal.py`.

const RELATIONS = {
  support: ["for", "Because"],
  attack: ["against", "Against"],
  undercut: ["against the step to", "Against the step"],
  answer: ["an answer to", "Answer"],
  denial: ["a denial of", "Denied by"],
  contradiction: ["cannot stand with", "Cannot stand with"],
  tension: ["in tension with", "In tension with"],
};

// Returns what bears on a statement directly, and how; `step` is that of a premise or of what attacks it.
function childrenOf(index) {
  const { supportedBy, attackedBy, answeredBy, deniedBy, contradicts, tensions } = relations[index];
  const as = (relation, step = null) => (other) => ({ index: other, relation, step });
  return [
    ...supportedBy.flatMap((step) => [
      ...steps[step].premises.map(as("support", step)),
      ...undercutBy[step].map(as("undercut", step)),
    ]),
    ...attackedBy.map(as("attack")),
    ...answeredBy.map(as("answer")),
    ...deniedBy.map(as("denial")),
    ...contradicts.map(as("contradiction")),
    ...tensions.map(as("tension")),
  ];
}

// Returns rows, each with its depth and what it is `above` it; `again` where a statement stands in another place.
function grow(starts, isElsewhere = isRoot) {
  const visited = new Set();
  const rows = [];
  for (const start of starts) {
    const pending = visited.has(start) ? [] : [{ index: start, depth: 0, above: null, relation: null, step: null }];
    while (pending.length) {
      const row = pending.pop();
      const { index, depth, relation } = row;
      row.again = visited.has(index) || relation === "tension" || (depth > 0 && isElsewhere(index));
      rows.push(row);
      if (row.again) continue;
      visited.add(index);
      const below = childrenOf(index).map((child) => ({ ...child, depth: depth + 1, above: index }));
      pending.push(...below.reverse());
    }
  }
  return rows;
}

const everything = grow(inOrder);
const rowsOfGroup = (group) =>
  members.length === 1 ? everything : grow(members[group], (index) => groupOf(index) !== group || isRoot(index));
const rowsOfCase = (index) => grow([index], () => false);
const rowOf = new Map(everything.flatMap((row, at) => (row.again ? [] : [[row.index, at]])));

// The statements above one, the uppermost first.
function ancestorsOf(index) {
  const above = [];
  for (let { above: at } = everything[rowOf.get(index)]; at !== null; { above: at } = everything[rowOf.get(at)])
    above.unshift(at);
  return above;
}

// Where arrow keys lead: to the conclusion, the first of what bears on it, and what else bears on the conclusion.
const [TOWARD, FROM, BEFORE, AFTER] = {
  up: ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"],
  down: ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"],
  left: ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"],
  right: ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"],
}[data.toward];
const cameFrom = new Map();

const bearsOn = (index) => {
  const { supports, attacks, undercuts, answers, denies } = relations[index];
  return [...[...supports, ...undercuts].map((step) => steps[step].conclusion), ...attacks, ...answers, ...denies];
};

function relatedTo(index, key) {
  const above = cameFrom.get(index) ?? everything[rowOf.get(index)].above;
  const below = childrenOf(index).map((child) => child.index);
  const beside = above === null ? members.map((_, group) => rootOf(group)) : childrenOf(above).map((child) => child.index);
  const to = {
    [TOWARD]: above ?? bearsOn(index)[0],
    [FROM]: below[0],
    [BEFORE]: beside[beside.indexOf(index) - 1],
    [AFTER]: beside[beside.indexOf(index) + 1],
  }[key];
  if (key === FROM) cameFrom.set(to, index);
  else if (key !== TOWARD && above !== null) cameFrom.set(to, above);
  return to ?? null;
}
