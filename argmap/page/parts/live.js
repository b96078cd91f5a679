// A page that is served comes anew when its map was saved, at the same place. While the file cannot be shown, the last
// good page stays, with the reasons above it.

const PAUSE = 1000;
const pause = () => new Promise((resume) => setTimeout(resume, PAUSE));
const isMap = "statements" in data;

async function watch() {
  for (;;) {
    // The answer comes when there is something new, or after a while.
    const answer = await fetch(`changed?since=${data.stamp}`).catch(() => null);
    if (answer?.ok && (await answer.text()) !== data.stamp) await renew();
    if (!answer?.ok) await pause();
  }
}

async function renew() {
  const answer = await fetch(location.pathname).catch(() => null);
  if (!answer?.ok) return pause();
  const [, json] = (await answer.text()).match(/ id="Data">(.*?)<\/script>/s);
  const { stamp, faults } = JSON.parse(json);
  if (isMap && faults) return showFaults(stamp, faults);
  if (isMap) history.replaceState(readPlace(), "");
  location.reload();
  return pause();
}

function showFaults(stamp, faults) {
  data.stamp = stamp;
  document.getElementById("Faults")?.remove();
  const words = make("p", {}, "The file cannot be shown as it is now. This is the last page that could:");
  document.body.prepend(make("div", { id: "Faults", role: "alert" }, words, make("pre", { dir: "auto" }, faults)));
}

// What the address does not say of where a reader is.
function readPlace() {
  const at = panel && stage.dataset.mode === "diagram" ? { group: panel.group, scale: pan.getScale(), ...pan.getPan() } : null;
  const only = view.only === null ? null : statements[view.only].key;
  const scrolls = ["Poster", "List", "Content", "Outline"].map((id) => [id, byId(id).scrollTop]);
  return { at, only, tab, scrolls, query: query.value };
}

function restorePlace({ at, only, tab: name, scrolls, query: words }) {
  if (positions.has(only)) showOnly(positions.get(only));
  if (words) {
    query.value = words;
    search();
  }
  if (at && at.group === panel?.group) {
    pan.zoom(at.scale, { animate: false });
    pan.pan(at.x, at.y, { force: true });
  }
  openTab(name);
  scrolls.forEach(([id, top]) => (byId(id).scrollTop = top));
}

if (isMap && history.state?.scrolls) setTimeout(() => restorePlace(history.state));
watch();
