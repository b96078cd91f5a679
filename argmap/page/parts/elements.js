// Elements of the page. Text of the map becomes text nodes, here and nowhere else.

const narrow = matchMedia("(max-width: 52rem)");
const byId = (id) => document.getElementById(id);
const SAFE = new Set(["http:", "https:", "mailto:"]);
const LONGEST = 240;

// Children are elements or texts; null stands for none.
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null));
  return element;
}

function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const button = (label, onclick, properties = {}) =>
  make("button", { type: "button", onclick, ...properties }, label);
const list = (items, properties = {}) =>
  items.length ? make("ul", properties, ...items.map((item) => make("li", {}, item))) : null;
const isolate = (text) => make("bdi", {}, text);
const shorten = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
const count = (number, noun, plural = `${noun}s`) =>
  `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
const hashOf = (index) => `#${encodeURIComponent(statements[index].key)}`;

// A heading and the content below it; null if there is none.
function block(title, ...children) {
  const content = children.flat().filter((child) => child !== null);
  return content.length ? make("section", {}, make("h3", {}, title), content) : null;
}

function link(index, text = statements[index].text) {
  return make("a", { href: hashOf(index), dir: "auto" }, shorten(text));
}

// An address of the map as a link if it leads to the web or a mailbox, else as text.
function linkOut(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !SAFE.has(url.protocol)) return isolate(address);
  return make(
    "a",
    { href: url.href, rel: "noopener noreferrer", target: "_blank", className: "out" },
    shorten(address),
  );
}

function chip(name, word = name) {
  return make("span", { className: `chip ${name}` }, word);
}

function announce(text) {
  byId("Status").textContent = text;
}

function checkbox(label, checked, onchange) {
  const input = make("input", { type: "checkbox", checked });
  input.addEventListener("change", () => onchange(input.checked));
  return make("label", { className: "check" }, input, make("span", { dir: "auto" }, label));
}
