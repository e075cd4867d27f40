// One key for what is done often. Keys belong to fields while somebody types, and to the browser with modifiers.
const WAYS = { i: "inbox", w: "wiki", c: "concepts", g: "graph", s: "search", a: "ask" };
const ROWS = "main [data-rows] > li, main ol.articles > li, main ol.hits > li, main ul.concepts > li";
const SECOND_KEY_WITHIN = 1200;

let first = 0; // when g was pressed

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog[open]") !== null;

function follow(way) {
  const link = document.querySelector(`.nav a[href$="/${WAYS[way]}"]`);
  if (link) location.assign(link.href);
}

function focusSearch() {
  const field = document.querySelector("main input[type=search]") ?? document.querySelector("[data-top-search] input");
  field?.focus();
  field?.select();
}

function move(step) {
  const rows = [...document.querySelectorAll(ROWS)].filter((row) => row.querySelector("a"));
  if (!rows.length) return;
  const here = rows.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[next].querySelector("a").focus();
  rows[next].scrollIntoView({ block: "nearest" });
}

function add() {
  const box = document.querySelector("[data-feed] textarea");
  const link = document.querySelector('.nav a[href$="/inbox"]');
  if (box) box.focus();
  else if (link) location.assign(`${link.href}#_feed`);
}

const KEYS = {
  "/": focusSearch,
  "?": async () => (await import("./help.js")).openHelp(),
  n: add,
  j: () => move(1),
  k: () => move(-1),
  o: () => document.activeElement?.closest("main a")?.click(),
  g: () => (first = Date.now()),
};

export function listenForKeys() {
  document.addEventListener("keydown", async (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k") {
      if (!document.body.dataset.space) return;
      event.preventDefault();
      (await import("./palette.js")).openPalette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (Date.now() - first < SECOND_KEY_WITHIN && event.key in WAYS) {
      first = 0;
      follow(event.key);
    } else if (event.key in KEYS) {
      event.preventDefault();
      KEYS[event.key]();
    }
  });
}
