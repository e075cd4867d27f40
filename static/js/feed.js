// Sends files in small batches, a few at a time, so that hundreds at once stay usable and one failure stays one.
import { nodesOf, renewTabs } from "./watch.js";

const FILES_PER_BATCH = 5;
const BYTES_PER_BATCH = 8_000_000;
const AT_A_TIME = 3;
const ROWS_KEPT = 50;
const OUTCOMES_KEPT = 100;

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

const inboxAddress = () => `/s/${document.body.dataset.space}/inbox`;

function outcomeList() {
  const place = document.querySelector("[data-outcomes]");
  if (!place) return null;
  let found = place.querySelector("ul");
  if (!found) {
    found = document.createElement("ul");
    found.className = "outcomes";
    found.setAttribute("role", "status");
    place.append(found);
  }
  return found;
}

function tell(items) {
  const list = outcomeList();
  if (!list) return;
  for (const item of items) if (list.children.length < OUTCOMES_KEPT) list.append(item);
}

function failure(names, sentence) {
  const item = document.createElement("li");
  item.className = "notice notice-bad";
  const name = document.createElement("strong");
  name.textContent = names;
  item.append(name, `: ${sentence}`);
  return item;
}

// The new rows, on the page that shows rows.
function show(body) {
  renewTabs(body);
  // How many were added is in the progress line; what needs words is listed.
  tell([...body.querySelectorAll(".outcomes > li:not(.notice-good)")]);
  const rows = document.querySelector("[data-feed] ~ [data-rows]");
  if (!rows) return;
  const fresh = [...body.querySelectorAll("[data-source]")].filter((row) => !document.getElementById(row.id));
  rows.prepend(...fresh.reverse());
  while (rows.children.length > ROWS_KEPT) rows.lastElementChild.remove();
  document.querySelector("section.empty")?.remove();
  rows.dispatchEvent(new Event("rows"));
}

async function send(batch) {
  const data = new FormData();
  for (const file of batch) data.append("files", file, file.name);
  data.set("csrf_token", document.querySelector("[name=csrf_token]").value);
  data.set("part", "outcomes");
  const names = batch.map((file) => file.name).join(", ");
  try {
    const answer = await fetch(inboxAddress(), { method: "POST", body: data });
    const body = nodesOf(await answer.text());
    if (answer.ok) {
      const added = body.querySelectorAll("[data-source]").length;
      const failed = body.querySelectorAll(".outcomes > .notice-bad").length;
      show(body);
      return { added, failed };
    }
    tell([failure(names, body.querySelector(".lead")?.textContent ?? "could not be sent.")]);
  } catch {
    tell([failure(names, "could not be sent; check the connection and send it again.")]);
  }
  return { added: 0, failed: batch.length };
}

// Feeds the files; `progress(sent, total)` is told after every batch. Gives { added, failed }.
export async function receive(files, progress = () => {}) {
  const waiting = batches(files);
  const sum = { added: 0, failed: 0 };
  let sent = 0;
  progress(0, files.length);
  async function work() {
    for (let batch = waiting.shift(); batch; batch = waiting.shift()) {
      const { added, failed } = await send(batch);
      sum.added += added;
      sum.failed += failed;
      sent += batch.length;
      progress(sent, files.length);
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return sum;
}
