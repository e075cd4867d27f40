// Files dropped on any page: a curtain says where they go; they are fed in batches, here or by the inbox itself.
import { loadSheet } from "./dialog.js";
import { announce } from "./toasts.js";
import { receive } from "./feed.js";

let curtain = null;

function close() {
  curtain?.remove();
  curtain = null;
}

async function take(event) {
  event.preventDefault();
  const files = [...event.dataTransfer.files];
  close();
  if (!files.length) return;
  // The inbox shows by itself what becomes of them.
  if (document.querySelector("[data-feed]")) return (await import("./inbox.js")).sendAll(files);
  const { added, failed } = await receive(files);
  const inbox = document.querySelector('.nav a[href$="/inbox"]');
  const words = failed
    ? `${added} of ${files.length} added; the inbox says what went wrong with the others.`
    : `${added} of ${files.length} added; what was here already is left as it is.`;
  announce(words, inbox && { label: "Show", act: () => location.assign(inbox.href) });
}

export async function welcome() {
  if (curtain) return;
  curtain = document.createElement("div");
  curtain.className = "curtain";
  const words = document.createElement("p");
  words.textContent = "Drop to add to the wiki";
  curtain.append(words);
  curtain.addEventListener("dragleave", (event) => event.target === curtain && close());
  curtain.addEventListener("dragover", (event) => event.preventDefault());
  curtain.addEventListener("drop", take);
  await loadSheet();
  if (curtain) document.body.append(curtain);
}
