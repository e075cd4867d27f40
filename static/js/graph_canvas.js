// Draws a graph. All of it is drawn once to a picture of its own, which moves and zooms along until one stops.
import { linksOf } from "./graph_model.js";

const STILL = 90; // ms without a move after which everything is drawn anew
const LABELS = 70;
const PIXELS_EACH = 9000; // of the picture that a label may take for itself
const COLOURS = { source: "--accent", concept: "--warn", answer: "--good", synthesis: "--bad" };

export class Drawing {
  constructor(canvas, view, graph) {
    Object.assign(this, { canvas, view, graph, fit: null, near: null, chosen: -1, hovered: -1 });
    this.context = canvas.getContext("2d", { alpha: false });
    this.kept = document.createElement("canvas");
    this.sizes = Float32Array.from(graph.degree, (links) => 2 + Math.min(9, Math.sqrt(links) * 0.62));
    this.frame = 0;
    this.widths = new Map();
    this.readColours();
  }

  readColours() {
    const style = getComputedStyle(this.canvas);
    const colour = (name) => {
      // Only what is used as a colour is resolved to one, light or dark.
      this.canvas.style.color = `var(${name})`;
      return getComputedStyle(this.canvas).color;
    };
    this.kinds = this.graph.kinds.map((kind) => colour(COLOURS[kind] ?? "--quiet"));
    this.ink = colour("--ink");
    this.quiet = colour("--quiet");
    this.line = colour("--line-strong");
    this.paper = colour("--raised");
    this.canvas.style.color = "";
    this.font = style.fontFamily;
    this.stale = true;
  }

  show({ fit = this.fit, chosen = this.chosen, hovered = this.hovered }) {
    if (fit !== this.fit) this.stale = true;
    Object.assign(this, { fit, chosen, hovered });
    const centre = hovered >= 0 ? hovered : chosen;
    this.near = centre < 0 ? null : { centre, links: linksOf(this.graph, centre) };
    this.redraw();
  }

  // Moved: the picture that is kept will do for now.
  moved() {
    clearTimeout(this.still);
    this.still = setTimeout(() => {
      this.stale = true;
      this.redraw();
    }, STILL);
    this.redraw();
  }

  redraw() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  draw() {
    const { context, view } = this;
    const dots = devicePixelRatio || 1;
    if (this.stale || !this.seen) this.keep(dots);
    context.setTransform(dots, 0, 0, dots, 0, 0);
    context.fillStyle = this.paper;
    context.fillRect(0, 0, view.width, view.height);
    const by = view.scale / this.seen.scale;
    context.globalAlpha = this.near ? 0.22 : 1;
    context.drawImage(this.kept, view.left - this.seen.left * by, view.top - this.seen.top * by, view.width * by, view.height * by);
    context.globalAlpha = 1;
    if (this.near) this.drawNear();
  }

  // Everything, as it looks from here, on the canvas that is kept.
  keep(dots) {
    const { view, kept, graph, fit } = this;
    kept.width = Math.round(view.width * dots);
    kept.height = Math.round(view.height * dots);
    const context = kept.getContext("2d", { alpha: false });
    context.setTransform(dots, 0, 0, dots, 0, 0);
    context.fillStyle = this.paper;
    context.fillRect(0, 0, view.width, view.height);
    this.drawLinks(context);
    for (let kind = 0; kind < graph.kinds.length; kind += 1) this.drawDots(context, kind, fit);
    this.drawLabels(context, this.inSight());
    this.seen = { scale: view.scale, left: view.left, top: view.top };
    this.stale = false;
  }

  drawLinks(context) {
    const { graph, view, fit } = this;
    const { scale, left, top, width, height } = view;
    context.beginPath();
    for (let at = 0; at < graph.links.length; at += 3) {
      const [one, other] = [graph.links[at], graph.links[at + 1]];
      if (fit && !(fit[one] && fit[other])) continue;
      const [x0, y0] = [graph.x[one] * scale + left, graph.y[one] * scale + top];
      const [x1, y1] = [graph.x[other] * scale + left, graph.y[other] * scale + top];
      if ((x0 < 0 && x1 < 0) || (y0 < 0 && y1 < 0) || (x0 > width && x1 > width) || (y0 > height && y1 > height)) continue;
      context.moveTo(x0, y0);
      context.lineTo(x1, y1);
    }
    context.strokeStyle = this.line;
    context.globalAlpha = Math.min(0.5, Math.max(0.13, 900 / (graph.links.length + 1)) * Math.sqrt(view.closeness));
    context.lineWidth = 0.7;
    context.stroke();
    context.globalAlpha = 1;
  }

  drawDots(context, kind, fit) {
    const { graph, view, sizes } = this;
    const grown = this.grown();
    for (const shown of fit ? [0, 1] : [1]) {
      context.beginPath();
      for (let n = 0; n < graph.count; n += 1) {
        if (graph.kind[n] !== kind || (fit && fit[n] !== shown)) continue;
        const [x, y, size] = [graph.x[n] * view.scale + view.left, graph.y[n] * view.scale + view.top, sizes[n] * grown];
        if (x < -size || y < -size || x > view.width + size || y > view.height + size) continue;
        context.moveTo(x + size, y);
        context.arc(x, y, size, 0, 7);
      }
      context.fillStyle = shown ? this.kinds[kind] : this.line;
      context.globalAlpha = shown ? 1 : 0.18;
      context.fill();
    }
    context.globalAlpha = 1;
  }

  // How large dots are drawn: smaller where many share the picture, larger the closer one is.
  grown() {
    const room = Math.sqrt((this.view.width * this.view.height) / this.graph.count) / 22;
    return Math.min(Math.min(Math.max(room, 0.5), 1.3) * Math.sqrt(this.view.closeness), 2.4);
  }

  *inSight() {
    const { graph, view, fit } = this;
    for (const n of graph.byDegree) {
      if (fit && !fit[n]) continue;
      const [x, y] = [graph.x[n] * view.scale + view.left, graph.y[n] * view.scale + view.top];
      if (x > 0 && y > 0 && x < view.width && y < view.height) yield n;
    }
  }

  // The names of those that matter most, as far as no two of them overlap.
  drawLabels(context, numbers, most = LABELS, bold = -1) {
    const { graph, view } = this;
    most = Math.min(most, Math.round((view.width * view.height) / PIXELS_EACH));
    const taken = [];
    let tried = 0;
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const n of numbers) {
      if (taken.length >= most || (tried += 1) > most * 6) break;
      const important = n === bold || taken.length < 12;
      context.font = `${n === bold ? 650 : 450} ${important ? 13 : 12}px ${this.font}`;
      const title = graph.titles[n].length > 38 ? `${graph.titles[n].slice(0, 36).trimEnd()}…` : graph.titles[n];
      const y = graph.y[n] * view.scale + view.top;
      const [middle, beside, wide] = [graph.x[n] * view.scale + view.left, this.sizes[n] * this.grown() + 5, this.widthOf(context, title)];
      // To the left of the dot where the right side of the picture is too near.
      const x = middle + beside + wide > view.width ? middle - beside - wide : middle + beside;
      const box = [x, y - 8, x + wide, y + 8];
      if (x < 0 || taken.some((b) => box[0] < b[2] && b[0] < box[2] && box[1] < b[3] && b[1] < box[3])) continue;
      taken.push(box);
      context.strokeStyle = this.paper;
      context.lineWidth = 3.5;
      context.strokeText(title, x, y);
      context.fillStyle = this.ink;
      context.fillText(title, x, y);
    }
  }

  widthOf(context, title) {
    const key = context.font[0] + title;
    if (!this.widths.has(key)) this.widths.set(key, context.measureText(title).width);
    return this.widths.get(key);
  }

  // One article with its neighbours, over the rest.
  drawNear() {
    const { context, graph, view, near } = this;
    const at = (n) => [graph.x[n] * view.scale + view.left, graph.y[n] * view.scale + view.top];
    context.beginPath();
    for (const [other] of near.links) {
      context.moveTo(...at(near.centre));
      context.lineTo(...at(other));
    }
    context.strokeStyle = this.ink;
    context.globalAlpha = near.links.length > 60 ? 0.35 : 0.65;
    context.lineWidth = 1;
    context.stroke();
    context.globalAlpha = 1;
    const grown = this.grown();
    for (const n of [...near.links.map(([other]) => other), near.centre]) {
      const [x, y] = at(n);
      context.beginPath();
      context.arc(x, y, (this.sizes[n] + (n === near.centre ? 2 : 0.6)) * grown, 0, 7);
      context.fillStyle = this.kinds[graph.kind[n]];
      context.fill();
      context.strokeStyle = n === near.centre ? this.ink : this.paper;
      context.lineWidth = n === near.centre ? 2 : 1;
      context.stroke();
    }
    const others = [...new Set(near.links.map(([other]) => other))].sort((a, b) => graph.degree[b] - graph.degree[a]);
    this.drawLabels(context, [near.centre, ...others], 28, near.centre);
  }

  // The article that fits and has most links, or -1 where all fit or none.
  inFit() {
    return this.fit ? (this.graph.byDegree.find((n) => this.fit[n]) ?? -1) : -1;
  }

  // The article under a point, or -1.
  at(x, y) {
    const { graph, view, sizes, fit } = this;
    const grown = this.grown();
    let best = -1;
    let closest = 1;
    for (let n = 0; n < graph.count; n += 1) {
      if (fit && !fit[n]) continue;
      const apart = Math.hypot(graph.x[n] * view.scale + view.left - x, graph.y[n] * view.scale + view.top - y);
      const share = apart / (sizes[n] * grown + 6);
      if (share < closest) [best, closest] = [n, share];
    }
    return best;
  }
}
