// A source's pages by keyboard, and the list of quotes lit together with their boxes on the page.
const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog");

function turn(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || typing(event.target)) return;
  const rel = { ArrowRight: "next", j: "next", ArrowLeft: "prev", k: "prev" }[event.key];
  const link = rel && document.querySelector(`.pager a[rel="${rel}"]`);
  // What scrolls sideways keeps its arrow keys.
  if (!link || (event.key.startsWith("Arrow") && event.target.closest(".scroll, pre"))) return;
  event.preventDefault();
  link.click();
}

function lightTogether(sheet, list) {
  const all = (id) => document.querySelectorAll(`[data-quote="${CSS.escape(id)}"]`);
  for (const part of [...sheet.querySelectorAll("[data-quote]"), ...list.querySelectorAll("[data-quote]")]) {
    const light = (on) => () => all(part.dataset.quote).forEach((each) => each.classList.toggle("lit", on));
    part.addEventListener("pointerenter", light(true));
    part.addEventListener("pointerleave", light(false));
    part.addEventListener("focusin", light(true));
    part.addEventListener("focusout", light(false));
  }
}

// The picture of the next page is drawn and fetched while this one is read.
function fetchNext(image) {
  const match = image.currentSrc.match(/^(.*\/pages\/)(\d+)(-\d+\.png)$/);
  if (match && document.querySelector('.pager a[rel="next"]')) new Image().src = `${match[1]}${Number(match[2]) + 1}${match[3]}`;
}

document.addEventListener("keydown", turn);
const sheet = document.querySelector("[data-sheet]");
if (sheet) {
  const list = document.querySelector(".source-claims");
  if (list) lightTogether(sheet, list);
  const image = sheet.querySelector("img");
  if (image.complete) fetchNext(image);
  else image.addEventListener("load", () => fetchNext(image));
}
