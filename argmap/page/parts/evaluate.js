// The verdicts on a map: the well-founded model of the program that `argmap/evaluation/verdicts.py` writes
// down, found by the alternating fixpoint (Van Gelder 1993). `supposed` says what is taken away, and the
// two switches of `argmap evaluate`: {statements, steps, sources} are sets of positions.

function evaluate(map, supposed) {
  const count = map.statements.length;
  const holds = (index) => index;
  const defeat = (index) => count + index;
  const force = (index) => 2 * count + index;
  const met = (index) => 3 * count + index;
  const undercut = (index) => 4 * count + index;
  const rules = [];
  const rule = (head, positive, negative) => rules.push({ head, positive, negative });

  for (const { by, on, step } of map.attacks) rule((step ? undercut : defeat)(on), [force(by)], []);
  for (const { by, on } of map.contradictions) {
    rule(defeat(by), [holds(on)], []);
    rule(defeat(on), [holds(by)], []);
  }
  for (const { by, on } of map.answers) rule(met(on), [holds(by)], []);
  const uncarried = findCarried(map, supposed.sources);
  map.statements.forEach((statement, index) => {
    const stands = supposed.cited ? statement.cited : statement.asserted;
    if (stands && !uncarried.has(index) && !supposed.statements.has(index)) rule(holds(index), [], [defeat(index)]);
    const forceless = statement.kind === "challenge" && statement.residual && !supposed.residual;
    if (!forceless) rule(force(index), [holds(index)], [met(index)]);
  });
  map.steps.forEach((step, index) => {
    if (step.broken || supposed.steps.has(index) || supposed.statements.has(step.conclusion)) return;
    rule(holds(step.conclusion), step.premises.map(holds), [undercut(index), defeat(step.conclusion)]);
  });

  const truth = solve(4 * count + map.steps.length, rules);
  return {
    verdicts: map.statements.map((_, index) => judge(truth(holds(index)), truth(defeat(index)), truth(force(index)))),
    carries: map.steps.map((step, index) => {
      const parts = [...step.premises.map((one) => truth(holds(one))), not(truth(undercut(index)))];
      if (step.broken || supposed.steps.has(index) || parts.includes(false)) return false;
      return parts.includes(null) ? null : true;
    }),
  };
}

const not = (truth) => (truth === null ? null : !truth);

function judge(holds, attacked, force) {
  if (holds === true && force === true) return "established";
  if (holds === true && force === false) return "answered";
  if (holds === false) return attacked === true ? "defeated" : "unsupported";
  return "contested";
}

// Returns what stands by nothing but works that do not count: those taken away, and what draws on no other.
function findCarried(map, gone) {
  const drawing = map.sources.map(() => []);
  map.sources.forEach((source, index) => source.draws_on.forEach((one) => drawing[one].push(index)));
  const kept = new Set([...map.sources.keys()].filter((index) => map.sources[index].origin && !gone.has(index)));
  for (const index of kept) drawing[index].filter((one) => !gone.has(one)).forEach((one) => kept.add(one));
  const carried = (one) => one.cites.length && !one.assumed && !one.cites.some((source) => kept.has(source));
  return new Set([...map.statements.keys()].filter((index) => carried(map.statements[index])));
}

// Returns the truth of an atom: true, false, or null where it is open.
function solve(count, rules) {
  const uses = Array.from({ length: count }, () => []);
  rules.forEach(({ positive }, number) => positive.forEach((atom) => uses[atom].push(number)));
  const start = Uint32Array.from(rules, ({ positive }) => positive.length);
  // What follows if all that is not among `assumed` is false.
  const follow = (assumed) => {
    const found = new Uint8Array(count);
    const waiting = start.slice();
    const fires = rules.map(({ negative }) => !negative.some((atom) => assumed[atom]));
    const pending = [];
    const reach = (number) => {
      const { head } = rules[number];
      if (!fires[number] || found[head]) return;
      found[head] = 1;
      pending.push(head);
    };
    rules.forEach((_, number) => start[number] || reach(number));
    while (pending.length) for (const number of uses[pending.pop()]) if (!--waiting[number]) reach(number);
    return found;
  };
  let sure = new Uint8Array(count);
  for (;;) {
    const possible = follow(sure);
    const more = follow(possible);
    if (more.every((value, atom) => value === sure[atom])) return (atom) => (sure[atom] ? true : possible[atom] ? null : false);
    sure = more;
  }
}
