// The box of the inbox: chosen files are sent at once, in batches.
import { receive } from "./feed.js";

export function feedForm(form) {
  const input = form.querySelector("input[type=file]");
  const status = form.querySelector("[data-feed-progress]");
  const button = form.querySelector("button.primary");

  // Who chooses files means to feed them: they go at once, whatever is being typed.
  input.addEventListener("change", () => {
    const files = [...input.files];
    input.value = "";
    if (files.length) sendAll(files);
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

  async function sendAll(files) {
    button.disabled = true;
    const { added, failed } = await receive(files, progressLine);
    const known = files.length - added - failed;
    const parts = [`${added} of ${files.length} added`];
    if (known > 0) parts.push(`${known} already here`);
    if (failed > 0) parts.push(`${failed} could not be added`);
    status.replaceChildren(`${parts.join(", ")}.`);
    button.disabled = false;
  }

  return { sendAll };
}
