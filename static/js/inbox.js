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
  const ticks = () => [...rows.querySelectorAll("input[name=ids]")];
  const count = () => {
    const every = ticks();
    const chosen = every.filter((tick) => tick.checked).length;
    bulk.classList.toggle("idle", !chosen);
    told.textContent = chosen ? `${chosen} selected` : "";
    box.checked = chosen > 0 && chosen === every.length;
    box.indeterminate = chosen > 0 && chosen < every.length;
  };
  box.addEventListener("change", () => {
    for (const tick of ticks()) tick.checked = box.checked;
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
    const every = ticks();
    if (event.shiftKey && last && every.includes(last)) {
      const [from, to] = [every.indexOf(last), every.indexOf(event.target)].sort((a, b) => a - b);
      for (const tick of every.slice(from, to + 1)) tick.checked = event.target.checked;
      count();
    }
    last = event.target;
  });
  count();
}
