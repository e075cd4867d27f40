// The inbox: files go in batches, chosen ones are counted, many rows are ticked at once.
import { receive } from "./feed.js";
import { watchRows } from "./watch.js";

const form = document.querySelector("[data-feed]");
const rows = document.querySelector("[data-rows]");
const watch = watchRows(rows);
rows.addEventListener("rows", () => watch.start());

const input = form.querySelector("input[type=file]");
const label = form.querySelector(".file-choice label");
const status = form.querySelector("[data-feed-progress]");
const button = form.querySelector("button.primary");
const plain = label.innerHTML;

input.addEventListener("change", () => {
  const count = input.files.length;
  if (count) label.lastChild.textContent = count === 1 ? input.files[0].name : `${count} files chosen`;
  else label.innerHTML = plain;
});

function progressLine(sent, total) {
  let bar = status.querySelector("progress");
  if (!bar) {
    bar = document.createElement("progress");
    bar.setAttribute("aria-label", "Files sent");
    status.replaceChildren(document.createElement("span"), bar);
  }
  bar.max = total;
  bar.value = sent;
  status.firstChild.textContent = `${sent} of ${total} sent`;
}

export async function sendAll(files) {
  button.disabled = true;
  const { added, failed } = await receive(files, progressLine);
  const known = files.length - added - failed;
  const parts = [`${added} of ${files.length} added`];
  if (known > 0) parts.push(`${known} already here`);
  if (failed > 0) parts.push(`${failed} could not be added`);
  status.replaceChildren(`${parts.join(", ")}.`);
  button.disabled = false;
}

form.addEventListener("submit", async (event) => {
  const text = form.querySelector("[name=text]").value.trim();
  if (!input.files.length || text) return; // text goes the plain way
  event.preventDefault();
  const files = [...input.files];
  input.value = "";
  input.dispatchEvent(new Event("change"));
  await sendAll(files);
});

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
