// The verdicts on a map, from four runs of the program that `argmap/evaluation/encoding.py` writes down, as in
// `argmap/evaluation/verdicts.py`. `supposed` says what is taken away, as sets of positions in `statements`, `steps`
// and `sources`, and has the switch of `argmap evaluate`, `residual`.

function evaluate(map, supposed) {
  const program = encode(map, supposed);
  const asserted = program.run();
  const sourced = program.run({ without: program.merelySaid });
  const doubted = program.run({ doubting: program.merelySaid });
  const bare = findWrittenBare(map, supposed.residual, isAsWritten(supposed) ? sourced : null);
  const gone = [...bare].flatMap((index) => program.carrying[index]);
  const idle = program.denials.filter(({ by }) => sourced.holds(by) === false);
  const considered = program.run({ without: [...gone, ...idle.map(({ rule }) => rule)] });
  const runs = { asserted, sourced, considered, doubted };
  const carries = map.steps.map((_, index) => (supposed.steps.has(index) ? false : asserted.fires(index)));
  return { verdicts: judgeAll(map, runs, bare, supposed.residual), carries };
}

const isAsWritten = ({ statements, steps, sources }) => !(statements.size + steps.size + sources.size);

// They are those of the map as it is written, whatever is supposed of it. `sourced` is its run, if that is known.
function findWrittenBare(map, residual, sourced) {
  const known = writtenBare.get(map) ?? new Map();
  writtenBare.set(map, known);
  if (!known.has(residual)) known.set(residual, findBare(map, sourced ?? runSourced(map, residual)));
  return known.get(residual);
}

function runSourced(map, residual) {
  const nothing = { statements: new Set(), steps: new Set(), sources: new Set(), residual };
  const { run, merelySaid } = encode(map, nothing);
  return run({ without: merelySaid });
}

const writtenBare = new WeakMap();

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
        let fires = not(truth(undercut(index)));
        for (const premise of map.steps[index].premises) fires = and(fires, truth(holds(premise)));
        return fires;
      },
    };
  };
  return { run, merelySaid, denials, carrying };
}

const not = (truth) => (truth === null ? null : !truth);
const and = (one, other) => (one === false || other === false ? false : one && other);

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

// Returns what solves rules, but for some that are left out or doubted, by the well-founded model (Van Gelder, Ross and
// Schlipf 1991): it returns the truth of an atom: true, false, or null where it is open.
function makeSolver(count, rules) {
  const uses = findUses(count, rules);
  return (without, doubting) => {
    const values = solve(count, rules, uses, without, doubting);
    return (atom) => (values[atom] === OPEN_ATOM ? null : values[atom] === TRUE);
  };
}

const [OPEN_ATOM, TRUE, FALSE] = [0, 1, 2];

// Returns the uses of all atoms, one after the other, and where those of each atom start. A use is a rule's number with
// the value that the rule needs.
function findUses(count, rules) {
  const starts = new Int32Array(count + 1);
  const each = (act) =>
    rules.forEach(({ positive, negative }, number) => {
      for (const atom of positive) act(atom, number * 4 + TRUE);
      for (const atom of negative) act(atom, number * 4 + FALSE);
    });
  each((atom) => starts[atom + 1]++);
  for (let atom = 0; atom < count; atom++) starts[atom + 1] += starts[atom];
  const next = starts.slice();
  const all = new Int32Array(starts[count]);
  each((atom, use) => (all[next[atom]++] = use));
  return { starts, all };
}

// What is decided is passed on through the rules until nothing follows; then what could only support itself is false,
// and so on.
function solve(count, rules, uses, without, doubting) {
  const values = new Uint8Array(count);
  const waiting = Int32Array.from(rules, ({ positive, negative }) => positive.length + negative.length);
  for (const number of doubting) waiting[number]++; // for what never comes
  const dead = new Uint8Array(rules.length);
  for (const number of without) dead[number] = 1;
  const alive = new Int32Array(count);
  rules.forEach(({ head }, number) => dead[number] || alive[head]++);

  const pending = [];
  const decide = () => {
    while (pending.length) {
      const value = pending.pop();
      const atom = pending.pop();
      if (values[atom] !== OPEN_ATOM) continue;
      values[atom] = value;
      for (let at = uses.starts[atom]; at < uses.starts[atom + 1]; at++) {
        const number = uses.all[at] >> 2;
        if (dead[number]) continue;
        const { head } = rules[number];
        if ((uses.all[at] & 3) === value) {
          if (!--waiting[number]) pending.push(head, TRUE);
        } else {
          dead[number] = 1;
          if (!--alive[head]) pending.push(head, FALSE);
        }
      }
    }
  };
  rules.forEach(({ head }, number) => waiting[number] || dead[number] || pending.push(head, TRUE));
  decide();
  alive.forEach((left, atom) => left || pending.push(atom, FALSE));
  decide();
  for (;;) {
    const unfounded = findUnfounded(values, rules, dead, uses);
    if (!unfounded.length) return values;
    for (const atom of unfounded) pending.push(atom, FALSE);
    decide();
  }
}

// Returns the open atoms that would not follow even if all that is open and denied were false.
function findUnfounded(values, rules, dead, uses) {
  const founded = values.map((value) => (value === TRUE ? 1 : 0));
  const missing = new Int32Array(rules.length);
  for (let number = 0; number < rules.length; number++)
    for (const atom of rules[number].positive) if (!founded[atom]) missing[number]++;
  const pending = [];
  const reach = (number) => {
    const { head } = rules[number];
    if (dead[number] || founded[head]) return;
    founded[head] = 1;
    pending.push(head);
  };
  missing.forEach((left, number) => left || reach(number));
  while (pending.length) {
    const atom = pending.pop();
    for (let at = uses.starts[atom]; at < uses.starts[atom + 1]; at++)
      if ((uses.all[at] & 3) === TRUE && !--missing[uses.all[at] >> 2]) reach(uses.all[at] >> 2);
  }
  const unfounded = [];
  for (let atom = 0; atom < values.length; atom++)
    if (values[atom] === OPEN_ATOM && !founded[atom]) unfounded.push(atom);
  return unfounded;
}
