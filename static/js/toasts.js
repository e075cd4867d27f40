// Short notices that come up over the page, said aloud by screen readers.
const LASTING = 9000;

function place() {
  const known = document.querySelector(".toasts.floating");
  if (known) return known;
  const made = document.createElement("div");
  made.className = "toasts floating";
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

// undo: { label, act } for a button beside the words.
export function announce(words, undo = null) {
  const toasts = place();
  const toast = document.createElement("div");
  toast.className = "toast";
  const text = document.createElement("p");
  text.textContent = words;
  toast.append(text);
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = undo.label;
    button.addEventListener("click", () => {
      toast.remove();
      undo.act();
    });
    toast.append(button);
  }
  toasts.append(toast);
  // Nothing vanishes while somebody reads it or is about to press its button.
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : toast.remove());
  setTimeout(leave, LASTING);
}
