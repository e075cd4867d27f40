// Shows an answer while it is written. Without this the same forms bring the finished page.
import { nodesOf } from "./watch.js";

const live = document.querySelector("[data-live]");
const turns = document.querySelector("[data-turns]");

function line(className, text = "") {
  const made = document.createElement("p");
  made.className = className;
  made.textContent = text;
  return made;
}

// The events of a response as they arrive: [name, data].
async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split("\n").map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 2)]));
      if (fields.event) yield [fields.event, JSON.parse(fields.data)];
    }
  }
}

class LiveAnswer {
  constructor(question) {
    this.url = "";
    this.over = false;
    this.turn = document.createElement("article");
    this.turn.className = "turn";
    this.heading = document.createElement("h2");
    this.heading.className = "question";
    this.heading.textContent = question;
    this.state = line("state", "Looking through the sources…");
    this.turn.append(this.heading, this.state);
    live.replaceChildren(this.turn);
    this.turn.scrollIntoView({ block: "nearest" });
  }

  asked({ url, question }) {
    this.url = url;
    this.heading.textContent = question;
  }

  found({ understood, passages }) {
    const count = passages.length;
    if (understood !== this.heading.textContent) this.heading.after(line("understood quiet", `Understood as “${understood}”`));
    this.state.textContent = count === 1 ? "Reading one passage…" : `Reading ${count} passages…`;
  }

  text({ text }) {
    if (!this.words) {
      const box = document.createElement("div");
      box.className = "answer";
      this.words = line("");
      // What is not checked yet must not be read out as if it were.
      box.setAttribute("aria-hidden", "true");
      box.append(this.words);
      this.state.before(box);
      this.state.textContent = "Being written; checked against the sources when it is complete…";
    }
    this.words.textContent += text;
  }

  answer({ html }) {
    this.over = true;
    if (!turns) return location.assign(this.url);
    const made = nodesOf(html).querySelector(".turn");
    const waiting = document.getElementById(made.id);
    if (waiting) waiting.replaceWith(made);
    else turns.append(made);
    live.replaceChildren();
    history.replaceState(null, "", this.url);
    made.setAttribute("tabindex", "-1");
    made.focus({ preventScroll: true });
    made.scrollIntoView({ block: "start" });
  }

  failed({ sentence }) {
    this.over = true;
    this.state.className = "notice notice-bad";
    this.state.textContent = sentence;
  }

  end() {}

  broken() {
    if (this.over) return;
    this.failed({ sentence: "The connection broke before the answer was complete. " });
    if (!this.url) return;
    const link = document.createElement("a");
    link.href = this.url.split("#")[0];
    link.textContent = "Your question is kept; open it.";
    this.state.append(link);
  }
}

async function ask(form, submitter) {
  const data = new FormData(form, submitter);
  const field = form.querySelector("textarea");
  const shown = new LiveAnswer(data.get("question") ?? form.closest(".turn")?.querySelector(".question").textContent ?? "");
  const buttons = document.querySelectorAll("[data-ask] button");
  for (const button of buttons) button.disabled = true;
  try {
    const response = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "text/event-stream" } });
    if (response.redirected) return location.assign(response.url);
    if (!response.ok || !response.headers.get("Content-Type").startsWith("text/event-stream")) throw new Error(String(response.status));
    for await (const [name, told] of eventsOf(response)) shown[name]?.(told);
    if (shown.over && field && turns && !live.firstChild) field.value = "";
  } catch {
    // The sentence below says what to do.
  }
  shown.broken();
  for (const button of document.querySelectorAll("[data-ask] button")) button.disabled = false;
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-ask]");
  if (!form || !live || !window.TextDecoderStream) return;
  event.preventDefault();
  ask(form, event.submitter);
});

// Enter asks, as everywhere one types a line; with Shift it begins a new one.
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-ask]");
  if (!form || event.target.tagName !== "TEXTAREA" || event.key !== "Enter") return;
  if (event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("button"));
});
