// The verdicts on a map: the well-founded model (Van Gelder, Ross and Schlipf 1991) of the program that
// `argmap/evaluation/verdicts.py` writes down. `supposed` says what is taken away, as sets of positions in
// `statements`, `steps` and `sources`, and has the two switches of `argmap evaluate`, `cited` and `residual`.

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
    if (stands && !uncarried.has(index) && !supposed.statements.has(index))
      rule(holds(index), [], [defeat(index)]);
    const forceless = statement.kind === "challenge" && statement.residual && !supposed.residual;
    if (!forceless) rule(force(index), [holds(index)], [met(index)]);
  });
  map.steps.forEach((step, index) => {
    if (step.broken || supposed.steps.has(index) || supposed.statements.has(step.conclusion)) return;
    rule(holds(step.conclusion), step.premises.map(holds), [undercut(index), defeat(step.conclusion)]);
  });

  const truth = solve(4 * count + map.steps.length, rules);
  return {
    verdicts: map.statements.map((_, index) =>
      judge(truth(holds(index)), truth(defeat(index)), truth(force(index))),
    ),
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
  const kept = new Set(
    [...map.sources.keys()].filter((index) => map.sources[index].origin && !gone.has(index)),
  );
  for (const index of kept) drawing[index].filter((one) => !gone.has(one)).forEach((one) => kept.add(one));
  const carried = (one) => one.cites.length && !one.assumed && !one.cites.some((source) => kept.has(source));
  return new Set([...map.statements.keys()].filter((index) => carried(map.statements[index])));
}

// Returns the truth of an atom: true, false, or null where it is open. What is decided is passed on through the
// rules until nothing follows; then what could only support itself is false, and so on.
function solve(count, rules) {
  const values = new Array(count).fill(null);
  const uses = Array.from({ length: count }, () => []);
  const waiting = rules.map(({ positive, negative }) => positive.length + negative.length);
  const dead = rules.map(() => false);
  const alive = new Array(count).fill(0);
  rules.forEach(({ head, positive, negative }, number) => {
    alive[head]++;
    positive.forEach((atom) => uses[atom].push([number, true]));
    negative.forEach((atom) => uses[atom].push([number, false]));
  });

  const decide = (pending) => {
    while (pending.length) {
      const [atom, value] = pending.pop();
      if (values[atom] !== null) continue;
      values[atom] = value;
      for (const [number, wanted] of uses[atom]) {
        const { head } = rules[number];
        if (wanted === value) {
          if (!--waiting[number]) pending.push([head, true]);
        } else if (!dead[number]) {
          dead[number] = true;
          if (!--alive[head]) pending.push([head, false]);
        }
      }
    }
  };
  decide(rules.flatMap(({ head }, number) => (waiting[number] ? [] : [[head, true]])));
  decide(alive.flatMap((left, atom) => (left ? [] : [[atom, false]])));
  for (;;) {
    const unfounded = findUnfounded(values, rules, dead, uses);
    if (!unfounded.length) return (atom) => values[atom];
    decide(unfounded.map((atom) => [atom, false]));
  }
}

// Returns the open atoms that would not follow even if all that is open and denied were false.
function findUnfounded(values, rules, dead, uses) {
  const founded = values.map((value) => value === true);
  const missing = rules.map(({ positive }) => positive.filter((atom) => !founded[atom]).length);
  const pending = [];
  const reach = (number) => {
    const { head } = rules[number];
    if (dead[number] || founded[head]) return;
    founded[head] = true;
    pending.push(head);
  };
  missing.forEach((left, number) => left || reach(number));
  while (pending.length)
    for (const [number, wanted] of uses[pending.pop()]) if (wanted && !--missing[number]) reach(number);
  return [...values.keys()].filter((atom) => values[atom] === null && !founded[atom]);
}
