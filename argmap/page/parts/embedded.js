// A page in an editor: the editor tells which statement its cursor is in, and is told which one is selected.

const host = typeof acquireVsCodeApi === "function" ? acquireVsCodeApi() : null;
let heard = null;

function tell(key) {
  if (host) host.postMessage({ argmap: key });
  else parent.postMessage({ argmap: key }, "*");
}

addEventListener("message", (message) => {
  const index = positions.get(message.data?.argmap);
  if (index === undefined || index === selected) return;
  heard = index;
  select(index, { replace: true });
});

addEventListener("hashchange", () => {
  if (selected !== null && selected !== heard) tell(statements[selected].key);
  heard = null;
});

// VS Code scrolls to where a link leads within the page, and changes no address.
if (host) {
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link) location.hash = link.getAttribute("href");
  });
}
