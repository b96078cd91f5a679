// The verdicts on a map, from four runs of the program that `argmap/evaluation/encoding.py` writes down, as in
// `argmap/evaluation/verdicts.py`. `supposed` says what is taken away, as sets of positions in `statements`, `steps`
// and `sources`, and has the switch of `argmap evaluate`, `residual`.

function evaluate(map, supposed) {
  const program = programOf(map);
  const out = findOut(map, program, supposed);
  const run = (without = [], doubting = []) => program.run([...out, ...without], doubting);
  const asserted = run();
  const sourced = run(program.merelySaid);
  const doubted = run([], program.merelySaid);
  const bare = findWrittenBare(map, program, supposed.residual);
  const gone = [...bare].flatMap((index) => program.carrying[index]);
  const idle = program.denials.filter(({ by }) => sourced.holds(by) === false);
  const considered = run([...gone, ...idle.map(({ rule }) => rule)]);
  const runs = { asserted, sourced, considered, doubted };
  const carries = map.steps.map((_, index) => (supposed.steps.has(index) ? false : asserted.fires(index)));
  return { verdicts: judgeAll(map, runs, bare, supposed.residual), carries };
}

const programs = new WeakMap();

function programOf(map) {
  if (!programs.has(map)) programs.set(map, encode(map));
  return programs.get(map);
}

// Returns the rules of a program that do not count in what is supposed.
function findOut(map, { own, force, steps }, supposed) {
  const uncarried = findCarried(map, supposed.sources);
  const isGone = (index) => supposed.statements.has(index);
  return [
    ...own.filter((_, index) => isGone(index) || uncarried.has(index)),
    ...force.filter((_, index) => map.statements[index].residual && !supposed.residual),
    ...steps.filter((_, index) => supposed.steps.has(index) || isGone(map.steps[index].conclusion)),
  ].filter((rule) => rule !== null);
}

// They are those of the map as it is written, whatever is supposed of it.
function findWrittenBare(map, program, residual) {
  if (!program.bare.has(residual)) {
    const written = { statements: new Set(), steps: new Set(), sources: new Set(), residual };
    const sourced = program.run([...findOut(map, program, written), ...program.merelySaid], []);
    program.bare.set(residual, findBare(map, sourced));
  }
  return program.bare.get(residual);
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
// true. The rules are told by their numbers: `own` are those by which statements stand by themselves, `merelySaid` those
// of them without grounds, `force` those by which challenges have force, `steps` those by which steps carry, `denials`
// those by which statements deny challenges, and `carrying` has, for each statement, those by which it holds. Of what is
// found for the map as it is written, `bare` keeps the challenges without grounds.
function encode(map) {
  const count = map.statements.length;
  const holds = (index) => index;
  const defeat = (index) => count + index;
  const force = (index) => 2 * count + index;
  const met = (index) => 3 * count + index;
  const undercut = (index) => 4 * count + index;
  const rules = [];
  const rule = (head, positive, negative) => rules.push({ head, positive, negative }) - 1;

  for (const { by, on, step } of map.attacks) rule((step ? undercut : defeat)(on), [force(by)], []);
  for (const { by, on } of map.contradictions) {
    rule(defeat(by), [holds(on)], []);
    rule(defeat(on), [holds(by)], []);
  }
  const denials = map.denials.map(({ by, on }) => ({ by, rule: rule(defeat(on), [holds(by)], []) }));
  for (const { by, on } of map.answers) rule(met(on), [holds(by)], []);
  const stand = (index) => rule(holds(index), [], [defeat(index)]);
  const own = map.statements.map(({ asserted }, index) => (asserted ? stand(index) : null));
  const forces = map.statements.map(({ kind }, index) =>
    kind === "challenge" ? rule(force(index), [holds(index)], [met(index)]) : null,
  );
  const carry = ({ premises, conclusion }, index) =>
    rule(holds(conclusion), premises.map(holds), [undercut(index), defeat(conclusion)]);
  const steps = map.steps.map(carry);
  const carrying = own.map((number) => (number === null ? [] : [number]));
  map.steps.forEach(({ conclusion }, index) => carrying[conclusion].push(steps[index]));
  const merelySaid = own.filter((number, index) => number !== null && !map.statements[index].grounded);

  const solve = makeSolver(4 * count + map.steps.length, rules);
  const run = (without, doubting) => {
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
  return { run, own, merelySaid, force: forces, steps, denials, carrying, bare: new Map() };
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
  const program = arrange(count, rules);
  return (without, doubting) => {
    const values = solve(program, without, doubting);
    return (atom) => (values[atom] === OPEN_ATOM ? null : values[atom] === TRUE);
  };
}

const [OPEN_ATOM, TRUE, FALSE] = [0, 1, 2];

// Returns the rules as numbers: of each rule its head, how much it needs, and how much of that is to be true; of each
// atom how many rules have it as head; and the uses of all atoms, one after the other, and where those of each start. A
// use is a rule's number with the value that the rule needs.
function arrange(count, rules) {
  const heads = Int32Array.from(rules.map(({ head }) => head));
  const truths = Int32Array.from(rules.map(({ positive }) => positive.length));
  const needs = Int32Array.from(rules.map(({ positive, negative }) => positive.length + negative.length));
  const sources = new Int32Array(count);
  heads.forEach((head) => sources[head]++);
  const starts = new Int32Array(count + 1);
  const each = (act) =>
    rules.forEach(({ positive, negative }, number) => {
      for (const atom of positive) act(atom, number * 4 + TRUE);
      for (const atom of negative) act(atom, number * 4 + FALSE);
    });
  each((atom) => starts[atom + 1]++);
  for (let atom = 0; atom < count; atom++) starts[atom + 1] += starts[atom];
  const next = starts.slice();
  const uses = new Int32Array(starts[count]);
  each((atom, use) => (uses[next[atom]++] = use));
  return { heads, truths, needs, sources, starts, uses };
}

// What is decided is passed on through the rules until nothing follows; then what could only support itself is false,
// and so on.
function solve(program, without, doubting) {
  const { heads, needs, sources, starts, uses } = program;
  const values = new Uint8Array(sources.length);
  const waiting = needs.slice();
  for (const number of doubting) waiting[number]++; // for what never comes
  const dead = new Uint8Array(heads.length);
  const alive = sources.slice();
  const kill = (number) => {
    if (!dead[number]) alive[heads[number]]--;
    dead[number] = 1;
  };
  without.forEach(kill);

  const pending = [];
  const decide = () => {
    while (pending.length) {
      const value = pending.pop();
      const atom = pending.pop();
      if (values[atom] !== OPEN_ATOM) continue;
      values[atom] = value;
      for (let at = starts[atom]; at < starts[atom + 1]; at++) {
        const number = uses[at] >> 2;
        if (dead[number]) continue;
        const head = heads[number];
        if ((uses[at] & 3) === value) {
          if (!--waiting[number]) pending.push(head, TRUE);
        } else {
          kill(number);
          if (!alive[head]) pending.push(head, FALSE);
        }
      }
    }
  };
  waiting.forEach((left, number) => left || dead[number] || pending.push(heads[number], TRUE));
  decide();
  alive.forEach((left, atom) => left || pending.push(atom, FALSE));
  decide();
  while (values.includes(OPEN_ATOM)) {
    const unfounded = findUnfounded(program, values, dead);
    if (!unfounded.length) break;
    for (const atom of unfounded) pending.push(atom, FALSE);
    decide();
  }
  return values;
}

// Returns the open atoms that would not follow even if all that is open and denied were false.
function findUnfounded({ heads, truths, starts, uses }, values, dead) {
  const founded = values.map((value) => (value === TRUE ? 1 : 0));
  const missing = truths.slice();
  const pending = [];
  const found = (atom) => {
    for (let at = starts[atom]; at < starts[atom + 1]; at++)
      if ((uses[at] & 3) === TRUE && !--missing[uses[at] >> 2]) reach(uses[at] >> 2);
  };
  const reach = (number) => {
    const head = heads[number];
    if (dead[number] || founded[head]) return;
    founded[head] = 1;
    pending.push(head);
  };
  truths.forEach((number, rule) => number || reach(rule));
  values.forEach((value, atom) => value === TRUE && found(atom));
  while (pending.length) found(pending.pop());
  return [...values.keys()].filter((atom) => values[atom] === OPEN_ATOM && !founded[atom]);
}
