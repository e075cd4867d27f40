// Sends files one small batch after another, so that hundreds at once stay usable and one failure stays one.
import { nodesOf, renewTabs } from "./watch.js";

const FILES_PER_BATCH = 5;
const BYTES_PER_BATCH = 8_000_000;
const ROWS_KEPT = 50;

function batches(files) {
  const found = [];
  let bytes = Infinity;
  for (const file of files) {
    const last = found.at(-1);
    if (!last || last.length >= FILES_PER_BATCH || bytes + file.size > BYTES_PER_BATCH) {
      found.push([file]);
      bytes = file.size;
    } else {
      last.push(file);
      bytes += file.size;
    }
  }
  return found;
}

function failure(names, sentence) {
  const item = document.createElement("li");
  item.className = "notice notice-bad";
  const name = document.createElement("strong");
  name.textContent = names;
  item.append(name, `: ${sentence}`);
  return item;
}

export function feedInBatches(form, rows, outcomes, watch) {
  const input = form.querySelector("input[type=file]");
  const drop = form.querySelector("[data-drop]");
  const progress = form.querySelector("[data-feed-progress]");
  const button = form.querySelector("button.primary");
  const token = form.querySelector("[name=csrf_token]").value;

  function list() {
    let found = outcomes.querySelector("ul");
    if (!found) {
      found = document.createElement("ul");
      found.className = "outcomes";
      found.setAttribute("role", "status");
      outcomes.append(found);
    }
    return found;
  }

  function show(html) {
    const body = nodesOf(html);
    renewTabs(body);
    // How many were added is in the progress line; what needs words is listed.
    for (const item of body.querySelectorAll(".outcomes > li:not(.notice-good)")) list().append(item);
    const fresh = [...body.querySelectorAll("[data-source]")].filter((row) => !document.getElementById(row.id));
    rows.prepend(...fresh.reverse());
    while (rows.children.length > ROWS_KEPT) rows.lastElementChild.remove();
    document.querySelector("section.empty")?.remove();
    watch.start();
    return fresh.length;
  }

  async function send(data, names) {
    data.set("csrf_token", token);
    data.set("part", "outcomes");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      const html = await answer.text();
      if (answer.ok) return show(html);
      list().append(failure(names, nodesOf(html).querySelector(".lead")?.textContent ?? "could not be sent."));
    } catch {
      list().append(failure(names, "could not be sent; check the connection and send it again."));
    }
    return 0;
  }

  async function sendAll(files) {
    button.disabled = true;
    let sent = 0;
    let added = 0;
    for (const batch of batches(files)) {
      progress.textContent = `Sending ${sent + 1}–${sent + batch.length} of ${files.length}…`;
      const data = new FormData();
      for (const file of batch) data.append("files", file, file.name);
      added += await send(data, batch.map((file) => file.name).join(", "));
      sent += batch.length;
    }
    progress.textContent = `${added} of ${files.length} added.`;
    button.disabled = false;
  }

  form.addEventListener("submit", async (event) => {
    const text = form.querySelector("[name=text]").value.trim();
    if (!input.files.length || text) return; // text goes the plain way
    event.preventDefault();
    await sendAll([...input.files]);
    input.value = "";
  });

  form.classList.add("can-drop");
  let inside = 0;
  drop.addEventListener("dragenter", () => drop.classList.toggle("over", ++inside > 0));
  drop.addEventListener("dragleave", () => drop.classList.toggle("over", --inside > 0));
  drop.addEventListener("dragover", (event) => event.preventDefault());
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    inside = 0;
    drop.classList.remove("over");
    const files = [...event.dataTransfer.files];
    if (files.length && !button.disabled) sendAll(files);
  });
}
