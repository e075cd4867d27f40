// Asks for the rows that are still in work until all of them are settled.
const EVERY = 1500;
const SLOWEST = 15000;

// HTML of our own server as nodes; it is escaped there.
export function nodesOf(html) {
  return new DOMParser().parseFromString(html, "text/html").body;
}

// The numbers in the tabs, as the answer has them.
export function renewTabs(body) {
  const tabs = document.querySelector("[data-tabs]");
  const newer = body.querySelector("[data-tabs]");
  if (tabs && newer && !tabs.contains(document.activeElement)) tabs.replaceChildren(...newer.children);
}

const openRows = (list) => [...list.querySelectorAll("[data-source]:not([data-settled])")];

function replaceRow(row, fresh) {
  // A row that is being used keeps the focus where it was, and its tick.
  const here = [...row.querySelectorAll("a, button, input")].indexOf(document.activeElement);
  const ticked = row.querySelector("input[name=ids]")?.checked;
  row.replaceWith(fresh);
  const tick = fresh.querySelector("input[name=ids]");
  if (tick && ticked) tick.checked = true;
  const places = [...fresh.querySelectorAll("a, button, input")];
  if (here >= 0) places[Math.min(here, places.length - 1)]?.focus();
}

export function watchRows(list) {
  let timer = null;
  let pause = EVERY;

  async function look() {
    timer = null;
    const open = openRows(list);
    if (!open.length) return;
    if (document.hidden) return;
    try {
      const ids = open.map((row) => row.dataset.source).join(",");
      const url = new URL(list.dataset.rowsUrl, location.href);
      url.searchParams.set("ids", ids);
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(String(answer.status));
      const missing = document.querySelector("[data-no-worker]");
      if (missing) missing.hidden = answer.headers.get("Worker-Alive") === "yes";
      const body = nodesOf(await answer.text());
      const fresh = new Map([...body.querySelectorAll("[data-source]")].map((row) => [row.dataset.source, row]));
      renewTabs(body);
      for (const row of open) {
        const newer = fresh.get(row.dataset.source);
        if (newer) replaceRow(row, newer);
        else row.remove();
      }
      // The last of them are gone: what the page says beside the rows is no longer true.
      const typed = document.querySelector("[data-feed] [name=text]")?.value.trim();
      if (fresh.size < open.length && !openRows(list).length && !typed) location.reload();
      pause = EVERY;
      if ("reload" in list.dataset && !openRows(list).length) location.reload();
    } catch {
      pause = Math.min(pause * 2, SLOWEST); // the server is away: ask less often
    }
    start();
  }

  function start() {
    if (timer === null && openRows(list).length) timer = setTimeout(look, pause);
  }

  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) start();
  });
  start();
  return { start };
}
