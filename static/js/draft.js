// Warns before a page with unsaved text is left.
export function keepDraft(form) {
  const area = form.querySelector("textarea");
  const saved = area.defaultValue;
  let sending = false;
  form.addEventListener("submit", () => {
    sending = true;
  });
  addEventListener("beforeunload", (event) => {
    const changed = area.value !== saved || form.dataset.editor === "unsaved";
    if (changed && !sending) event.preventDefault();
  });
}
