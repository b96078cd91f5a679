// What is printed: a small map as its diagram; of others the poster, and then all statements in columns.

const isSmall = data.small && data.drawn && members.length === 1;

function fillSheets() {
  const title = make("h1", { dir: "auto" }, data.title);
  const paper = text(data.paper);
  const parts = isSmall
    ? [makePanel(0).svg]
    : [describeSummary(), make("div", { className: "cards" }, ...listCards().map(makeCard)), make("ol", { className: "list" }, ...members.flatMap((_, group) => rowsOfGroup(group).map(makeRow)))];
  byId("Sheets").replaceChildren(...[title, paper, ...parts].filter((part) => part !== null));
}

const emptySheets = () => byId("Sheets").replaceChildren();

matchMedia("print").addEventListener("change", ({ matches: isPrinting }) => (isPrinting ? fillSheets() : emptySheets()));
