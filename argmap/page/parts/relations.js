// The relations of a statement: each other statement with its kind and verdict, as a link.

function describeRelations(index) {
  const { supportedBy, supports, attackedBy, attacks, undercuts, answeredBy, answers } = relations[index];
  const { denies, deniedBy, contradicts, tensions } = relations[index];
  const others = (indexes) => list(indexes.map(describeOther));
  return make(
    "div",
    {},
    block("Supported by", list(supportedBy.map(describeReasons))),
    block("Attacked by", others(attackedBy)),
    block("Answered by", others(answeredBy)),
    block("Denied by", others(deniedBy)),
    block("Contradicts", others(contradicts)),
    block("Supports", list(supports.map((step) => describeConclusion(step, index)))),
    block("Attacks", others(attacks)),
    block("Attacks the step to", list(undercuts.map((step) => describeConclusion(step)))),
    block("Answers", others(answers)),
    block("Denies", others(denies)),
    block("In tension with", others(tensions)),
  );
}

function describeOther(index) {
  return [kindChip(index), " ", verdictChip(index), " ", link(index)];
}

function describeReasons(step) {
  const { premises, warrant, note, question, remarks } = steps[step];
  const reasons = premises.map((premise) =>
    premise === warrant ? [...describeOther(premise), " (licenses the step)"] : describeOther(premise),
  );
  const attackers = undercutBy[step].map((index) => ["The step is attacked by ", ...describeOther(index)]);
  const how = [premises.length > 1 ? "together" : "", describeScheme(step)]
    .filter((words) => words)
    .join(" ");
  return [
    how ? make("p", { className: "faint" }, `${how}:`) : null,
    reasons.length === 1 && !attackers.length ? reasons[0] : list([...reasons, ...attackers]),
    question ? make("p", { className: "question" }, `Left open: ${question}`) : null,
    text(note),
    list(remarks.map(describeRemark)),
  ].flat();
}

function describeScheme(step) {
  const { id, scheme, implicit, voice } = steps[step];
  const how = [
    scheme ? `by ${scheme.replaceAll("-", " ")}` : "",
    id ? `(${id})` : "",
    implicit ? "implicit" : "",
    voice ? `drawn by ${voice}` : "",
  ];
  return how.filter((words) => words).join(" ");
}

function describeConclusion(step, index = null) {
  const { conclusion, premises } = steps[step];
  const others = premises.filter((premise) => premise !== index);
  const together =
    index !== null && others.length
      ? make("p", { className: "faint" }, "together with ", ...joined(others))
      : null;
  return [...describeOther(conclusion), together];
}
