// A dialog over the page, with a heading and a way out. Its sheet is fetched with the first one.
let sheet = null;

export function loadSheet() {
  if (sheet) return sheet;
  sheet = new Promise((resolve) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL("../css/over.css", import.meta.url);
    link.addEventListener("load", resolve);
    link.addEventListener("error", resolve);
    document.head.append(link);
  });
  return sheet;
}

export async function openDialog(title, content, className = "") {
  await loadSheet();
  if (document.querySelector("dialog[open]")) return null;
  const dialog = document.createElement("dialog");
  dialog.className = className;
  const heading = document.createElement("h2");
  heading.id = "_dialog";
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "ghost small dialog-close";
  close.textContent = "Close";
  close.addEventListener("click", () => dialog.close());
  dialog.append(heading, content, close);
  // A click beside it closes it; the dialog gives the focus back by itself.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
