// The tabs of the panel.

const TABS = {
  Statement: describeSelected,
  Findings: describeFindings,
  Filter: describeFilter,
  WhatIf: describeWhatIf,
};
let tab = "Statement";

function openTab(name) {
  tab = name;
  byId("Panel").classList.remove("low");
  showPanel();
}

// Content that is replaced keeps the focus.
function showPanel() {
  for (const name of Object.keys(TABS)) {
    byId(`${name}Tab`).setAttribute("aria-selected", name === tab);
    byId(`${name}Tab`).tabIndex = name === tab ? 0 : -1;
  }
  const content = byId("Content");
  const focused = content.contains(document.activeElement) ? document.activeElement.id : "";
  content.setAttribute("aria-labelledby", `${tab}Tab`);
  content.replaceChildren(...TABS[tab]().filter((part) => part !== null));
  if (focused) byId(focused)?.focus({ preventScroll: true });
}

function describeSelected() {
  return selected === null ? describeMap() : describeStatement(selected);
}

// Causes in order of importance, each with its consequences below it.
function describeFindings() {
  const groups = [];
  for (const finding of data.findings) {
    if (finding.is_consequence) groups.at(-1).push(finding);
    else groups.push([finding]);
  }
  const describeGroup = ([cause, ...consequences]) => [
    ...describeFinding(cause),
    cause.stakes ? make("div", { className: "faint" }, `At stake: ${cause.stakes}`) : null,
    list(consequences.map(describeFinding), { className: "consequences", ariaLabel: "Consequences" }),
  ];
  return [
    make("h2", {}, count(data.findings.length, "finding")),
    list(groups.map(describeGroup)) ?? make("p", {}, "No findings."),
  ];
}

function describeFilter() {
  const tally = (values) =>
    values.reduce((sums, value) => sums.set(value, (sums.get(value) ?? 0) + 1), new Map());
  const group = (title, chosen, values, name) => {
    const options = [...tally(values)].map(([value, number]) =>
      checkbox(`${name(value)} (${number})`, chosen.has(value), (isChosen) => {
        if (isChosen) chosen.add(value);
        else chosen.delete(value);
        refresh();
        announce(byId("Notices").textContent || "Nothing is dimmed");
      }),
    );
    options.forEach((option, at) => (option.firstChild.id = `${title}${at}`));
    return options.length > 1 ? make("fieldset", {}, make("legend", {}, title), options) : null;
  };
  return [
    make("h2", {}, "Filter"),
    make("p", { className: "faint" }, "Statements that do not match are dimmed."),
    group(
      "Kind",
      view.kinds,
      statements.map(({ kind }) => kind),
      (kind) => KINDS[kind],
    ),
    group("Verdict", view.verdicts, now.verdicts, (verdict) => verdict),
    group("Section", view.sections, statements.map(sectionOf), (section) =>
      section === null ? "No section" : sections[section],
    ),
    group(
      "Voice",
      view.voices,
      statements.map(({ voice }) => voice),
      (voice) => voice || "the author",
    ),
    make("p", {}, button("Clear filter", clearFilter, { id: "Clear" })),
  ];
}

const opened = new Set();

function describeWhatIf() {
  const standing = [...statements.keys()].filter(
    (index) => statements[index].asserted || supposed.statements.has(index),
  );
  const named = [...steps.keys()].filter((index) => steps[index].id !== null);
  return [
    make("h2", {}, "What if"),
    make("p", { className: "faint" }, "Tick what to take away, and see which verdicts change."),
    describeChanges(),
    choices("Sources", "sources", [...sources.keys()], describeSource),
    choices("Statements that stand by themselves", "statements", standing, (index) =>
      isolate(shorten(statements[index].text)),
    ),
    choices("Inferences", "steps", named, (index) => [
      isolate(describeScheme(index)),
      " to ",
      isolate(shorten(statements[steps[index].conclusion].text)),
    ]),
    choice("Challenges that are left open knowingly have force", "residual"),
    make("p", {}, button("Undo all", takeBack, { id: "TakeBack" })),
  ];
}

function describeChanges() {
  if (!isSupposing()) return make("p", {}, "Nothing is taken away or changed.");
  const changed = changes().map((index) => [
    verdictChip(index, unchanged.verdicts[index]),
    " → ",
    verdictChip(index),
    " ",
    link(index),
  ]);
  return make(
    "div",
    { id: "Changes" },
    block(`Changed verdicts (${changed.length})`, list(changed) ?? make("p", {}, "None.")),
  );
}

function choices(title, what, indexes, describe) {
  if (!indexes.length) return null;
  const options = indexes.map((index) => {
    const option = checkbox(describe(index), supposed[what].has(index), (isGone) =>
      suppose(what, index, isGone),
    );
    option.firstChild.id = `Gone-${what}-${index}`;
    return option;
  });
  const details = make(
    "details",
    { open: opened.has(what) },
    make("summary", {}, `${title} (${indexes.length})`),
    options,
  );
  details.addEventListener("toggle", () => (details.open ? opened.add(what) : opened.delete(what)));
  return details;
}

function choice(label, name) {
  const option = checkbox(label, supposed[name], (isChosen) => {
    supposed[name] = isChosen;
    reevaluate();
  });
  option.firstChild.id = `Supposed-${name}`;
  return option;
}

byId("Tabs").addEventListener("click", ({ target }) => {
  const name = target.closest("button")?.id.slice(0, -3);
  if (name === tab && narrow.matches) byId("Panel").classList.toggle("low");
  else if (name in TABS) openTab(name);
});

// Arrow keys move between tabs.
byId("Tabs").addEventListener("keydown", ({ key }) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (!step) return;
  const names = Object.keys(TABS);
  openTab(names[(names.indexOf(tab) + step + names.length) % names.length]);
  byId(`${tab}Tab`).focus();
});
