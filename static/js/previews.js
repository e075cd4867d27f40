// What a link leads to, in a box beside it: on hover after a moment, on focus at once. Esc closes it.
import { loadSheet } from "./dialog.js";
import { nodesOf } from "./watch.js";

const WAIT = 350;
const GRACE = 220; // to get from the link into the box
const known = new Map();
let box = null;
let owner = null;
let timer = null;

function fragment(link) {
  const url = new URL(link.href);
  url.pathname += "/preview";
  url.hash = "";
  if (!known.has(url.href)) {
    const answer = fetch(url).then((found) => (found.ok ? found.text() : ""));
    known.set(url.href, answer.catch(() => ""));
  }
  return known.get(url.href);
}

export function place(floating, link) {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const below = at.bottom + floating.offsetHeight + 12 < innerHeight;
  const top = below ? at.bottom + 6 : Math.max(8, at.top - floating.offsetHeight - 6);
  floating.style.top = `${top + scrollY}px`;
  floating.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - floating.offsetWidth - 8)) + scrollX}px`;
}

export function hide() {
  clearTimeout(timer);
  box?.remove();
  owner?.removeAttribute("aria-describedby");
  box = owner = null;
}

const hideSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(hide, GRACE);
};

async function open(link) {
  const [html] = await Promise.all([fragment(link), loadSheet()]);
  if (owner !== link || !html) return;
  box = document.createElement("div");
  box.className = "preview-box";
  box.id = "_preview";
  box.setAttribute("role", "tooltip");
  box.append(...nodesOf(html).childNodes);
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", hideSoon);
  document.body.append(box);
  link.setAttribute("aria-describedby", box.id);
  place(box, link);
}

export function show(link, atOnce) {
  if (owner === link) {
    clearTimeout(timer);
    if (!box) timer = setTimeout(open, atOnce ? 0 : WAIT, link);
    return;
  }
  hide();
  owner = link;
  timer = setTimeout(open, atOnce ? 0 : WAIT, link);
  link.addEventListener("pointerleave", hideSoon, { once: true });
  link.addEventListener("blur", hide, { once: true });
}

document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
