// The inbox: files go in batches, chosen ones are counted, many rows are ticked at once.
import { feedForm } from "./feed_form.js";
import { watchRows } from "./watch.js";

const form = document.querySelector("[data-feed]");
const rows = document.querySelector("[data-rows]");
const watch = watchRows(rows);
rows.addEventListener("rows", () => watch.start());

const feeding = form ? feedForm(form) : null;

export const sendAll = (files) => feeding?.sendAll(files);

// Ticking
const bulk = document.querySelector("[data-bulk]");
if (bulk) {
  const all = bulk.querySelector("[data-select-all]");
  const box = all.querySelector("input");
  const told = bulk.querySelector("[data-selected]");
  // What is ticked is on this page; all of the list is another wish, said in so many words.
  const whole = bulk.querySelector("[data-select-whole]");
  const every = bulk.querySelector("[name=all]");
  const total = Number(bulk.dataset.total);
  const ticks = () => [...rows.querySelectorAll("input[name=ids]")];
  const count = () => {
    const here = ticks();
    const chosen = here.filter((tick) => tick.checked).length;
    const full = chosen > 0 && chosen === here.length;
    if (!full) every.disabled = true;
    bulk.classList.toggle("idle", !chosen);
    const words = total > here.length ? `${chosen} on this page selected` : `${chosen} selected`;
    told.textContent = every.disabled ? (chosen ? words : "") : `all ${total} selected`;
    whole.hidden = !full || !every.disabled || total <= here.length;
    box.checked = full;
    box.indeterminate = chosen > 0 && !full;
  };
  box.addEventListener("change", () => {
    for (const tick of ticks()) tick.checked = box.checked;
    count();
  });
  whole.addEventListener("click", () => {
    every.disabled = false;
    count();
  });
  rows.addEventListener("change", count);
  rows.addEventListener("rows", () => {
    bulk.hidden = false;
    count();
  });
  // A click with Shift ticks everything in between.
  let last = null;
  rows.addEventListener("click", (event) => {
    if (event.target.name !== "ids") return;
    const here = ticks();
    if (event.shiftKey && last && here.includes(last)) {
      const [from, to] = [here.indexOf(last), here.indexOf(event.target)].sort((a, b) => a - b);
      for (const tick of here.slice(from, to + 1)) tick.checked = event.target.checked;
      count();
    }
    last = event.target;
  });
  count();
}
