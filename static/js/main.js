// Pages are whole without this; each module adds comfort where its mark-up is, and is fetched when it is needed.
import { rememberTheme } from "./theme.js";
import { listenForKeys } from "./keys.js";
import { announce } from "./toasts.js";

const themes = document.querySelector("[data-themes]");
if (themes) rememberTheme(themes);
listenForKeys();

// The palette is offered where it works.
const search = document.querySelector("[data-top-search]");
if (search && document.body.dataset.space) {
  const button = document.createElement("button");
  button.type = "button";
  button.title = "Go to any page, article or action";
  const key = document.createElement("kbd");
  key.textContent = /Mac|iP(hone|ad)/.test(navigator.platform) ? "⌘K" : "Ctrl K";
  button.append(key);
  button.addEventListener("click", async () => (await import("./palette.js")).openPalette());
  search.append(button);
}

for (const button of document.querySelectorAll("[data-shortcuts]")) {
  button.hidden = false;
  button.addEventListener("click", async () => (await import("./help.js")).openHelp());
}

// A source in work shows on its own page, too, how far it is; the inbox watches its rows by itself.
const rows = document.querySelector("[data-rows][data-reload]");
if (rows) (await import("./watch.js")).watchRows(rows);

const editor = document.querySelector("[data-editor]");
if (editor) (await import("./draft.js")).keepDraft(editor);

// A menu closes when the person goes on elsewhere, and with Esc.
const menus = () => document.querySelectorAll("details.menu[open], details.account[open]");
document.addEventListener("click", (event) => {
  for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
});

// What a link leads to is shown on hover and on focus.
const LINKS = "main a.wikilink:not(.redlink), main a[data-preview]";
let previews = null;
for (const kind of ["pointerover", "focusin"]) {
  document.addEventListener(kind, async (event) => {
    const link = event.target.closest?.(LINKS);
    if (!link) return;
    previews ??= import("./previews.js");
    (await previews).show(link, kind === "focusin");
  });
}

// Files may be dropped on every page.
addEventListener("dragenter", async (event) => {
  if (!("feeds" in document.body.dataset) || !event.dataTransfer?.types.includes("Files")) return;
  (await import("./drop.js")).welcome();
});
for (const kind of ["dragover", "drop"]) {
  // Without this a file that misses the box would replace the page.
  addEventListener(kind, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
}

// A notice of another page, kept over the way here.
const kept = sessionStorage.getItem("notice");
if (kept) {
  sessionStorage.removeItem("notice");
  announce(kept);
}
