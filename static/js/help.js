// The list of keys.
import { openDialog } from "./dialog.js";

const KEYS = [
  ["Ctrl K", "Go to any page, article or action (⌘ K on a Mac)"],
  ["/", "Search"],
  ["n", "Add something to the wiki"],
  ["j  k", "Next and previous in a list"],
  ["o", "Open what is chosen"],
  ["g i", "Go to the inbox"],
  ["g w", "Go to the wiki"],
  ["g c", "Go to the concepts"],
  ["g g", "Go to the graph"],
  ["g a", "Go to the questions"],
  ["?", "Show these keys"],
  ["Esc", "Close what is open"],
];

export function openHelp() {
  const list = document.createElement("dl");
  list.className = "keys";
  for (const [keys, words] of KEYS) {
    const term = document.createElement("dt");
    for (const key of keys.split(/ +/)) {
      const drawn = document.createElement("kbd");
      drawn.textContent = key;
      term.append(drawn, " ");
    }
    const meaning = document.createElement("dd");
    meaning.textContent = words;
    list.append(term, meaning);
  }
  openDialog("Shortcuts", list);
}
