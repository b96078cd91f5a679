// Search in ids, texts, notes and sources: matches are listed, marked, and shown in turn.

const query = byId("Query");
const plain = (words) => words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
let haystacks = null;
let matches = [];
let found = new Set();
let at = -1;

// Returns what is searched of each statement; made when it is first needed.
function readHaystacks() {
  const works = new Map(sources.map(({ id, text: words }) => [id, words]));
  return (haystacks ??= statements.map(({ key, text: words, note, tags, remarks, citations }) =>
    plain([key, words, note, ...tags, ...remarks.map((remark) => remark.text), ...citations.map(({ source }) => works.get(source) ?? "")].join("\n")),
  ));
}

function search() {
  const texts = readHaystacks();
  const words = plain(query.value)
    .split(/\s+/)
    .filter((word) => word);
  matches = words.length ? inOrder.filter((index) => words.every((word) => texts[index].includes(word))) : [];
  found = new Set(matches);
  at = -1;
  listMatches(words.length > 0);
  markParts();
  showMatches();
}

let matchList = null; // in place of the outline
function listMatches(isSearching) {
  byId("Tree").hidden = isSearching;
  byId("Found").hidden = !isSearching;
  document.body.classList.toggle("searching", isSearching);
  matchList ??= new LongList(byId("Found"), [], makeMatch, { scrolled: byId("Outline"), height: 45 });
  matchList.renew(matches, 0);
}

const makeMatch = (index) => make("li", {}, link(index, nameOf(index, 140)));

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
// On a phone the matches cover the stage.
byId("Found").addEventListener("click", () => narrow.matches && document.body.classList.remove("searching"));
