// Ctrl-K: every page, article and action by a few letters. A combobox as the ARIA practices describe it.
import { openDialog } from "./dialog.js";

const PAUSE = 120; // ms after the last letter before the server is asked

function option(entry, number) {
  const item = document.createElement("li");
  item.id = `_palette-${number}`;
  item.setAttribute("role", "option");
  const link = document.createElement("a");
  link.href = entry.href;
  link.tabIndex = -1;
  const label = document.createElement("span");
  label.textContent = entry.label;
  label.dir = "auto";
  if (entry.lang) label.lang = entry.lang;
  const hint = document.createElement("span");
  hint.className = "quiet";
  hint.textContent = entry.hint;
  link.append(label, hint);
  item.append(link);
  return item;
}

export async function openPalette() {
  const field = document.createElement("input");
  field.type = "search";
  field.placeholder = "A page, an article, an action…";
  field.autocomplete = "off";
  const list = document.createElement("ul");
  list.id = "_palette";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Where to go");
  for (const [name, value] of [
    ["role", "combobox"],
    ["aria-label", "Where to go"],
    ["aria-controls", list.id],
    ["aria-expanded", "true"],
    ["aria-autocomplete", "list"],
  ]) field.setAttribute(name, value);
  const told = document.createElement("p");
  told.className = "quiet palette-told";
  told.setAttribute("role", "status");
  const content = document.createElement("div");
  content.append(field, list, told);
  const dialog = await openDialog("Go to", content, "palette");
  if (!dialog) return;
  field.focus();

  let chosen = 0;
  let asked = 0;
  let timer = null;

  function choose(number) {
    const items = [...list.children];
    chosen = Math.max(0, Math.min(number, items.length - 1));
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    if (items[chosen]) {
      field.setAttribute("aria-activedescendant", items[chosen].id);
      items[chosen].scrollIntoView({ block: "nearest" });
    } else field.removeAttribute("aria-activedescendant");
  }

  async function ask() {
    const number = ++asked;
    const url = new URL(`/s/${document.body.dataset.space}/palette`, location.href);
    url.searchParams.set("q", field.value);
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(String(answer.status));
      const { entries } = await answer.json();
      if (number !== asked) return; // a later answer is on its way
      list.replaceChildren(...entries.map(option));
      told.textContent = entries.length ? "" : "Nothing goes by these letters.";
      choose(0);
    } catch {
      if (number === asked) told.textContent = "The server does not answer; try again.";
    }
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter") list.children[chosen]?.querySelector("a").click();
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointermove", (event) => {
    const item = event.target.closest("li");
    if (item) choose([...list.children].indexOf(item));
  });
  list.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  await ask();
}
