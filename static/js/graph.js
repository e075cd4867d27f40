// The graph of a space: the form filters the picture while one types; hovering and choosing show neighbours.
import { FINE, fitting, linksOf, readGraph } from "./graph_model.js";
import { Drawing } from "./graph_canvas.js";
import { View } from "./graph_view.js";

const stage = document.querySelector("[data-graph]");
const form = document.querySelector("[data-graph-form]");
const MOST_LISTED = 40;

function wanted() {
  const { q, kind, concept, orphans } = form.elements;
  return { title: q.value, kind: kind.value, concept: concept.value, orphans: orphans.checked };
}

function link(graph, n) {
  const made = document.createElement("a");
  made.href = stage.dataset.article.replace(/_$/, encodeURIComponent(graph.slugs[n]));
  made.textContent = graph.titles[n];
  made.dir = "auto";
  return made;
}

// What is known of one article: its name as a link, its neighbours as buttons that lead on.
function fill(card, graph, n, choose) {
  const links = linksOf(graph, n);
  const title = document.createElement("h3");
  title.append(link(graph, n));
  const facts = document.createElement("p");
  facts.className = "quiet";
  facts.textContent = links.length === 1 ? "1 link" : `${links.length} links`;
  const list = document.createElement("ul");
  links.sort((a, b) => graph.degree[b[0]] - graph.degree[a[0]]);
  for (const [other, relation, leaves] of links.slice(0, MOST_LISTED)) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = graph.titles[other];
    button.addEventListener("click", () => choose(other, true));
    const how = document.createElement("span");
    how.className = "quiet";
    how.textContent = `${leaves ? "→" : "←"} ${relation}`;
    item.append(button, how);
    list.append(item);
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "small graph-close";
  close.setAttribute("aria-label", "Close");
  close.textContent = "×";
  close.addEventListener("click", () => choose(-1));
  card.replaceChildren(close, title, facts, list);
  if (links.length > MOST_LISTED) card.append(`and ${links.length - MOST_LISTED} more`);
}

function watchPointer(canvas, view, drawing, choose) {
  const { graph } = drawing;
  canvas.addEventListener("pointermove", (event) => {
    if (view.pointers.size) return;
    const hovered = drawing.at(...view.place(event));
    canvas.classList.toggle("over", hovered >= 0);
    if (hovered !== drawing.hovered) drawing.show({ hovered });
  });
  canvas.addEventListener("pointerleave", () => drawing.show({ hovered: -1 }));
  canvas.addEventListener("pointerup", (event) => {
    if (view.dragged < 6) choose(drawing.at(...view.place(event)));
  });
  canvas.addEventListener("dblclick", (event) => {
    const n = drawing.at(...view.place(event));
    if (n >= 0) link(graph, n).click();
  });
}

function start(graph) {
  const canvas = stage.querySelector("canvas");
  const card = stage.querySelector("[data-graph-card]");
  const said = stage.querySelector("[data-graph-said]");
  const count = document.querySelector("[data-graph-count]");
  const all = count.textContent;
  let drawing = null;
  const view = new View(canvas, FINE * graph.stretch, FINE, () => drawing?.moved());
  drawing = new Drawing(canvas, view, graph);

  function choose(n, centred = false) {
    card.hidden = n < 0;
    if (n >= 0) {
      fill(card, graph, n, choose);
      said.textContent = `${graph.titles[n]}: ${graph.degree[n]} links`;
    }
    drawing.show({ chosen: n, hovered: -1 });
    if (n >= 0 && centred) view.centre(graph.x[n], graph.y[n]);
    if (centred) card.querySelector("a")?.focus({ preventScroll: true });
  }

  function filter() {
    const fit = fitting(graph, wanted());
    const found = fit ? fit.reduce((sum, one) => sum + one, 0) : graph.count;
    count.textContent = fit ? `${found.toLocaleString("en")} of ${all}` : all;
    said.textContent = count.textContent;
    drawing.show({ fit });
    if (found === 1) choose(fit.indexOf(1), false);
  }

  watchPointer(canvas, view, drawing, choose);
  canvas.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(-1);
  });
  form.addEventListener("input", filter);
  // Enter in the search field goes to the best match, and only the button lists.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.name !== "q") return;
    const best = drawing.inFit();
    if (best < 0) return;
    event.preventDefault();
    choose(best, true);
  });
  for (const button of stage.querySelectorAll("[data-graph-zoom]")) {
    const how = button.dataset.graphZoom;
    button.addEventListener("click", () => (how === "all" ? view.showAll() : view.zoom(how === "in" ? 1.6 : 1 / 1.6)));
  }

  function recolour() {
    drawing.readColours();
    drawing.redraw();
  }
  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ["data-theme"] });
  for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)"]) {
    matchMedia(query).addEventListener("change", recolour);
  }
  new ResizeObserver(() => {
    const dots = devicePixelRatio || 1;
    canvas.width = Math.round(canvas.clientWidth * dots);
    canvas.height = Math.round(canvas.clientHeight * dots);
    view.resize(canvas.clientWidth, canvas.clientHeight);
    drawing.stale = true;
  }).observe(canvas);
  filter();
  stage.querySelector("[data-graph-wait]").hidden = true;
  stage.dataset.ready = "";
}

if (stage) {
  const wait = stage.querySelector("[data-graph-wait]");
  fetch(stage.dataset.graph)
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
    .then((raw) => start(readGraph(raw, Math.min(Math.max(stage.clientWidth / stage.clientHeight, 0.6), 1.7))))
    .catch(() => {
      wait.textContent = "The picture could not be drawn; reload the page, or use the table below.";
    });
}
