// The quote behind a statement, beside its mark: on hover and on focus. Esc closes it, a click opens the passage.
import { loadSheet } from "./dialog.js";
import { place } from "./previews.js";

const GRACE = 180;
const WORDS = {
  exact: "Quoted word for word",
  normalised: "Quoted; only spacing or typography differs",
  unverified: "Not found in the source: do not rely on it",
  inferred: "Concluded from quotes; no quote itself",
};
let box = null;
let owner = null;
let timer = null;

function hide() {
  clearTimeout(timer);
  box?.remove();
  owner?.removeAttribute("aria-describedby");
  box = owner = null;
}

const hideSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(hide, GRACE);
};

async function show(mark) {
  clearTimeout(timer);
  if (owner === mark) return;
  hide();
  owner = mark;
  await loadSheet();
  if (owner !== mark) return;
  const standing = mark.dataset.standing;
  box = document.createElement("div");
  box.className = `quote-box${standing === "exact" || standing === "normalised" ? "" : " doubtful"}`;
  box.id = "_quote";
  box.setAttribute("role", "tooltip");
  const quote = document.createElement("blockquote");
  quote.textContent = mark.dataset.quote;
  const told = document.createElement("p");
  told.className = "quiet";
  const where = mark.textContent.trim();
  told.textContent = [WORDS[standing] ?? standing, where.startsWith("p.") ? where.replace("p.", "page") : ""].filter(Boolean).join(" · ");
  box.append(quote, told);
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", hideSoon);
  document.body.append(box);
  mark.setAttribute("aria-describedby", box.id);
  place(box, mark);
}

for (const mark of document.querySelectorAll("a.cite[title]")) {
  // The browser's own hint would cover the box.
  mark.dataset.quote = mark.title;
  mark.removeAttribute("title");
  mark.addEventListener("pointerenter", () => show(mark));
  mark.addEventListener("pointerleave", hideSoon);
  mark.addEventListener("focus", () => show(mark));
  mark.addEventListener("blur", hide);
}
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
