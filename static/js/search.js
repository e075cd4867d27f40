// Results while one types. Without this the form asks for a page as forms do.
const PAUSE = 150;

const form = document.querySelector("[data-search]");
const results = document.querySelector("[data-results]");
const field = form?.querySelector("input[type=search]");

let timer = null;
let asked = null;

function address() {
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) if (value.trim()) url.searchParams.set(name, value);
  return url;
}

// Where there is room the facets stand open.
function openFacets() {
  const facets = results.querySelector("[data-facets]");
  if (facets) facets.open = matchMedia("(min-width: 62rem)").matches;
}

async function look() {
  asked?.abort();
  asked = new AbortController();
  const url = address();
  history.replaceState(null, "", url);
  const part = new URL(url);
  part.searchParams.set("part", "results");
  results.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(part, { signal: asked.signal });
    if (!answer.ok) throw new Error(String(answer.status));
    // HTML of our own server; it is escaped there.
    results.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    document.title = document.title.replace(/^.*?(?= · |$)/, () => field.value.trim() || "Search");
    openFacets();
    const save = document.querySelector("[data-save] input[name=q]");
    if (save) save.value = field.value;
  } catch (error) {
    if (error.name === "AbortError") return; // a newer question is on its way
  }
  results.removeAttribute("aria-busy");
}

if (form && results && field) {
  openFacets();
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE);
  });
}
