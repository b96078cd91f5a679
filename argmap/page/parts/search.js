// Search in ids, texts, notes and sources: matches are marked in the diagram, and shown in turn.

const query = byId("Query");
const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let haystacks = null;
let matches = [];
let at = -1;

// Returns what is searched of each statement; made when it is first needed.
function readHaystacks() {
  const works = new Map(sources.map(({ id, text: words }) => [id, words]));
  return statements.map(({ key, text: words, note, tags, remarks, citations }) =>
    plain([key, words, note, ...tags, ...remarks.map((remark) => remark.text), ...citations.map(({ source }) => works.get(source) ?? "")].join("\n")),
  );
}

function search() {
  haystacks ??= readHaystacks();
  const words = plain(query.value)
    .split(/\s+/)
    .filter((word) => word);
  matches = words.length
    ? [...statements.keys()].filter((index) => words.every((word) => haystacks[index].includes(word)))
    : [];
  matches = inReadingOrder.filter((index) => matches.includes(index));
  at = -1;
  boxes.forEach((box) => box.classList.remove("match"));
  matches.forEach((index) => boxes[index].classList.add("match"));
  showMatches();
}

function showMatches() {
  const hits = at < 0 ? count(matches.length, "match", "matches") : `${at + 1} of ${matches.length}`;
  byId("Hits").textContent = query.value.trim() ? hits : "";
}

// Goes to the next match, or with -1 to the one before, round and round.
function goTo(step) {
  if (!matches.length) return;
  at = at < 0 && step < 0 ? matches.length - 1 : (at + step + matches.length) % matches.length;
  showMatches();
  select(matches[at], { replace: true });
}

query.addEventListener("input", search);
byId("Search").addEventListener("submit", (event) => {
  event.preventDefault();
  goTo(1);
});
byId("Previous").addEventListener("click", () => goTo(-1));
query.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.shiftKey) {
    event.preventDefault();
    goTo(-1);
  }
  if (event.key === "Escape") {
    query.value = "";
    search();
    query.blur();
  }
});
