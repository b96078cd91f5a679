// The verdicts on a map, from four runs of the program that `argmap/evaluation/encoding.py` writes down, as in
// `argmap/evaluation/verdicts.py`. `supposed` says what is taken away, as sets of positions in `statements`, `steps`
// and `sources`, and has the switch of `argmap evaluate`, `residual`.

function evaluate(map, supposed) {
  const program = encode(map, supposed);
  const asserted = program.run();
  const sourced = program.run({ without: program.merelySaid });
  const doubted = program.run({ doubting: program.merelySaid });
  const bare = isAsWritten(supposed) ? findBare(map, sourced) : findWrittenBare(map, supposed.residual);
  const gone = [...bare].flatMap((index) => program.carrying[index]);
  const idle = program.denials.filter(({ by }) => sourced.holds(by) === false);
  const considered = program.run({ without: [...gone, ...idle.map(({ rule }) => rule)] });
  const runs = { asserted, sourced, considered, doubted };
  const carries = map.steps.map((_, index) => (supposed.steps.has(index) ? false : asserted.fires(index)));
  return { verdicts: judgeAll(map, runs, bare, supposed.residual), carries };
}

const isAsWritten = ({ statements, steps, sources }) => !(statements.size + steps.size + sources.size);

function findWrittenBare(map, residual) {
  const nothing = { statements: new Set(), steps: new Set(), sources: new Set(), residual };
  const { run, merelySaid } = encode(map, nothing);
  return findBare(map, run({ without: merelySaid }));
}

// Returns the challenges that cite no source, and whose reasons all fail in the run `sourced`.
function findBare(map, sourced) {
  const given = new Set(
    map.steps.filter((_, index) => sourced.fires(index) !== false).map(({ conclusion }) => conclusion),
  );
  const isBare = (index) => {
    const { kind, cites } = map.statements[index];
    return kind === "challenge" && !cites.length && !given.has(index);
  };
  return new Set([...map.statements.keys()].filter(isBare));
}

// Returns the program of a map: `run` solves it without some of its rules, or doubting some, so that these make nothing
// true. The rules are told by their numbers: `merelySaid` are those by which statements without grounds stand by
// themselves, `denials` those by which statements deny challenges, and `carrying` has, for each statement, those by
// which it holds.
function encode(map, supposed) {
  const count = map.statements.length;
  const holds = (index) => index;
  const defeat = (index) => count + index;
  const force = (index) => 2 * count + index;
  const met = (index) => 3 * count + index;
  const undercut = (index) => 4 * count + index;
  const rules = [];
  const rule = (head, positive, negative) => rules.push({ head, positive, negative }) - 1;
  const [merelySaid, denials] = [[], []];
  const carrying = map.statements.map(() => []);

  for (const { by, on, step } of map.attacks) rule((step ? undercut : defeat)(on), [force(by)], []);
  for (const { by, on } of map.contradictions) {
    rule(defeat(by), [holds(on)], []);
    rule(defeat(on), [holds(by)], []);
  }
  for (const { by, on } of map.denials) denials.push({ by, rule: rule(defeat(on), [holds(by)], []) });
  for (const { by, on } of map.answers) rule(met(on), [holds(by)], []);
  const uncarried = findCarried(map, supposed.sources);
  map.statements.forEach(({ kind, asserted, grounded, residual }, index) => {
    if (asserted && !uncarried.has(index) && !supposed.statements.has(index)) {
      const own = rule(holds(index), [], [defeat(index)]);
      carrying[index].push(own);
      if (!grounded) merelySaid.push(own);
    }
    const isForceless = kind === "challenge" && residual && !supposed.residual;
    if (!isForceless) rule(force(index), [holds(index)], [met(index)]);
  });
  map.steps.forEach(({ premises, conclusion }, index) => {
    if (supposed.steps.has(index) || supposed.statements.has(conclusion)) return;
    carrying[conclusion].push(
      rule(holds(conclusion), premises.map(holds), [undercut(index), defeat(conclusion)]),
    );
  });

  const solve = makeSolver(4 * count + map.steps.length, rules);
  const run = ({ without = [], doubting = [] } = {}) => {
    const truth = solve(without, doubting);
    return {
      holds: (index) => truth(holds(index)),
      attacked: (index) => truth(defeat(index)),
      force: (index) => truth(force(index)),
      fires: (index) => {
        const parts = map.steps[index].premises.map((premise) => truth(holds(premise)));
        parts.push(not(truth(undercut(index))));
        if (parts.includes(false)) return false;
        return parts.includes(null) ? null : true;
      },
    };
  };
  return { run, merelySaid, denials, carrying };
}

const not = (truth) => (truth === null ? null : !truth);

// Returns the verdicts; those on what answers come before those on the challenges that are met.
function judgeAll(map, runs, bare, residual) {
  const verdicts = map.statements.map(({ kind }, index) => judge(index, kind, runs, bare.has(index)));
  const answers = map.statements.map(() => []);
  for (const { by, on } of map.answers) answers[on].push(by);
  map.statements.forEach((statement, index) => {
    const isMet = runs.asserted.holds(index) === true && runs.asserted.force(index) === false;
    if (statement.kind !== "challenge" || !isMet) return;
    const isLeftOpen = statement.residual && !residual;
    const isSaved = answers[index].some((answer) => runs.asserted.holds(answer) === true);
    const isAnswered = answers[index].some((answer) => verdicts[answer] === "established");
    verdicts[index] = isAnswered || (isLeftOpen && !isSaved) ? "answered" : "parried";
  });
  return verdicts;
}

function judge(index, kind, { asserted, sourced, considered, doubted }, isBare) {
  const stands = (run) => (kind === "challenge" ? run.force(index) : run.holds(index)) === true;
  if (stands(doubted)) return "established";
  if (stands(asserted)) return "granted";
  if (asserted.holds(index) === true) return "contested";
  const run = isBare ? asserted : considered;
  if (run.holds(index) === null) return "contested";
  if (run.holds(index) || (!isBare && sourced.holds(index) === true)) return "questioned";
  return run.attacked(index) === true ? "defeated" : "unsupported";
}

// Returns what stands by nothing but works that do not count: those taken away, and what draws on no other.
function findCarried(map, gone) {
  const drawing = map.sources.map(() => []);
  map.sources.forEach((source, index) => source.draws_on.forEach((origin) => drawing[origin].push(index)));
  const counting = new Set(
    [...map.sources.keys()].filter((index) => map.sources[index].origin && !gone.has(index)),
  );
  for (const index of counting) drawing[index].filter((work) => !gone.has(work)).forEach((work) => counting.add(work));
  const carried = ({ cites, assumed }) =>
    cites.length && !assumed && !cites.some((source) => counting.has(source));
  return new Set([...map.statements.keys()].filter((index) => carried(map.statements[index])));
}

// Returns what solves rules, but for some that are left out or doubted, by the well-founded model (Van Gelder, Ross and Schlipf 1991):
// it returns the truth of an atom: true, false, or null where it is open.
function makeSolver(count, rules) {
  const uses = Array.from({ length: count }, () => []);
  rules.forEach(({ positive, negative }, number) => {
    positive.forEach((atom) => uses[atom].push([number, true]));
    negative.forEach((atom) => uses[atom].push([number, false]));
  });
  return (without, doubting) => {
    const values = solve(count, rules, uses, without, doubting);
    return (atom) => values[atom];
  };
}

// What is decided is passed on through the rules until nothing follows; then what could only support itself is false,
// and so on.
function solve(count, rules, uses, without, doubting) {
  const values = new Array(count).fill(null);
  const waiting = rules.map(({ positive, negative }) => positive.length + negative.length);
  for (const number of doubting) waiting[number]++; // for what never comes
  const dead = rules.map(() => false);
  for (const number of without) dead[number] = true;
  const alive = new Array(count).fill(0);
  rules.forEach(({ head }, number) => dead[number] || alive[head]++);

  const decide = (pending) => {
    while (pending.length) {
      const [atom, value] = pending.pop();
      if (values[atom] !== null) continue;
      values[atom] = value;
      for (const [number, expected] of uses[atom]) {
        if (dead[number]) continue;
        const { head } = rules[number];
        if (expected === value) {
          if (!--waiting[number]) pending.push([head, true]);
        } else {
          dead[number] = true;
          if (!--alive[head]) pending.push([head, false]);
        }
      }
    }
  };
  decide(rules.flatMap(({ head }, number) => (waiting[number] || dead[number] ? [] : [[head, true]])));
  decide(alive.flatMap((left, atom) => (left ? [] : [[atom, false]])));
  for (;;) {
    const unfounded = findUnfounded(values, rules, dead, uses);
    if (!unfounded.length) return values;
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
    for (const [number, expected] of uses[pending.pop()]) if (expected && !--missing[number]) reach(number);
  return [...values.keys()].filter((atom) => values[atom] === null && !founded[atom]);
}
