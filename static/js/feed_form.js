// The box of the inbox: chosen files are told in words and sent in batches.
import { receive } from "./feed.js";

export function feedForm(form) {
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

  form.addEventListener("submit", async (event) => {
    const text = form.querySelector("[name=text]").value.trim();
    if (!input.files.length || text) return; // text goes the plain way
    event.preventDefault();
    const files = [...input.files];
    input.value = "";
    input.dispatchEvent(new Event("change"));
    await sendAll(files);
  });
  return { sendAll };
}
