// A page in an editor: the editor tells which statement its cursor is in, and is told which one is selected.

const host = typeof acquireVsCodeApi === "function" ? acquireVsCodeApi() : null;
let known = null; // the statement that the editor knows to be selected, as it said so or was told

function tell(key) {
  if (host) host.postMessage({ argmap: key });
  else parent.postMessage({ argmap: key }, "*");
}

addEventListener("message", (message) => {
  const index = positions.get(message.data?.argmap);
  if (index === undefined) return;
  known = index;
  if (index !== selected) select(index, { replace: true });
});

addEventListener("selected", () => {
  if (selected === null || selected === known) return;
  known = selected;
  tell(statements[selected].key);
});

// VS Code scrolls to where a link leads within the page, and changes no address.
if (host) {
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) location.hash = link.getAttribute("href");
  });
}
