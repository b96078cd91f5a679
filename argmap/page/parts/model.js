// The map, and what bears on each statement. Everything is named by its position.

const { statements, steps, sections, sources } = data;
const positions = new Map(statements.map(({ key }, index) => [key, index]));

const KINDS = {
  claim: "Claim",
  premise: "Premise",
  challenge: "Challenge",
  recommendation: "Recommendation",
};
const VERDICTS = {
  established: "it stands on what is cited or openly assumed",
  granted: "it stands only if something without grounds is granted",
  answered: "it is met, whether it is true or not",
  parried: "it is met only by what lacks grounds",
  questioned: "only challenges without grounds tell against it",
  defeated: "an attack with grounds tells against it",
  contested: "it depends on a cycle that nothing breaks",
  unsupported: "nothing that stands supports it",
};

const relations = statements.map(() => ({
  supportedBy: [], // positions of steps
  supports: [],
  attackedBy: [], // positions of statements, as in all that follow
  attacks: [],
  undercuts: [], // positions of steps
  contradicts: [],
  denies: [],
  deniedBy: [],
  tensions: [],
  answeredBy: [],
  answers: [],
}));
const undercutBy = steps.map(() => []);

steps.forEach(({ conclusion, premises }, index) => {
  relations[conclusion].supportedBy.push(index);
  premises.forEach((premise) => relations[premise].supports.push(index));
});
for (const { by, on, step } of data.attacks) {
  relations[by][step ? "undercuts" : "attacks"].push(on);
  (step ? undercutBy[on] : relations[on].attackedBy).push(by);
}
for (const { by, on } of data.answers) {
  relations[by].answers.push(on);
  relations[on].answeredBy.push(by);
}
for (const { by, on } of data.denials) {
  relations[by].denies.push(on);
  relations[on].deniedBy.push(by);
}
for (const [name, links] of Object.entries({ contradicts: data.contradictions, tensions: data.tensions }))
  for (const { by, on } of links) {
    if (!relations[by][name].includes(on)) relations[by][name].push(on);
    if (!relations[on][name].includes(by)) relations[on][name].push(by);
  }

// What a node depends on directly, as in `argmap/evaluation/dependencies.py`: node 3 is whether statement 3 holds,
// and node `total + 3` whether it has force.
const total = statements.length;
const force = (index) => total + index;
const supportOf = (index) =>
  relations[index].supportedBy.flatMap((step) => [...steps[step].premises, ...undercutBy[step].map(force)]);
const oppositionTo = (index) => {
  const { attackedBy, contradicts, deniedBy } = relations[index];
  return [...attackedBy.map(force), ...contradicts, ...deniedBy];
};
const forceOf = (index) => [index, ...relations[index].answeredBy];
const below = (node) => (node < total ? [...supportOf(node), ...oppositionTo(node)] : forceOf(node - total));
const statementsOf = (nodes) => new Set([...nodes].map((node) => node % total));
const caseFor = (index) => statementsOf(reach([index, force(index)], below));

// Returns the set of all that is reached from `starts`, which it includes.
function reach(starts, next) {
  const reached = new Set(starts);
  for (const node of reached) next(node).forEach((other) => reached.add(other));
  return reached;
}

const inOrder = [...statements.keys()].sort((one, other) => data.numbers[one] - data.numbers[other]);
const groupOf = (index) => data.groups[index];
const members = data.headings.map(() => []);
inOrder.forEach((index) => members[groupOf(index)].push(index));
const shortNames = new Map(sources.map(({ id, short }) => [id, short || id]));
const rootOf = (group) => members[group][0];
const numberOf = (index) => (data.numbered ? `${data.numbers[index]}` : "");

// A statement as others refer to it: its number and its first words.
function nameOf(index, longest = 70) {
  const words = statements[index].text;
  const short = words.length > longest ? `${words.slice(0, longest).replace(/\s+\S*$/, "")}…` : words;
  return [numberOf(index), short].filter((part) => part).join(" ");
}

const nameKind = ({ kind, root }) => (root && kind === "claim" ? "Thesis" : KINDS[kind]);
const isRoot = (index) => statements[index].root;
const sectionOf = ({ places }) => places[0]?.section ?? null;
