// A page that is served comes anew when its map was saved.

const PAUSE = 1000;
const pause = () => new Promise((resume) => setTimeout(resume, PAUSE));

async function watch() {
  for (;;) {
    // The answer comes when there is something new, or after a while.
    const answer = await fetch(`changed?since=${data.stamp}`).catch(() => null);
    if (answer?.ok && (await answer.text()) !== data.stamp) return location.reload();
    if (!answer?.ok) await pause();
  }
}

watch();
