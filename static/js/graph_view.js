// Where one looks at a graph from: which part of it, how large; by pointer, wheel, fingers and keys.
const CLOSEST = 60; // times as large as the whole
const MARGIN = 28; // pixels around the whole

export class View {
  // `across` and `down` are how far the graph reaches from 0.
  constructor(canvas, across, down, changed) {
    Object.assign(this, { canvas, across, down, changed });
    this.width = this.height = 1;
    this.scale = this.whole = 1;
    this.left = this.top = 0;
    this.pointers = new Map();
    this.listen();
  }

  resize(width, height) {
    const untouched = this.scale === this.whole;
    const [x, y] = [this.toGraphX(this.width / 2), this.toGraphY(this.height / 2)];
    [this.width, this.height] = [width, height];
    this.whole = Math.min((width - 2 * MARGIN) / this.across, (height - 2 * MARGIN) / this.down);
    if (untouched) this.showAll();
    else this.centre(x, y, this.scale);
  }

  showAll() {
    this.centre(this.across / 2, this.down / 2, this.whole);
  }

  centre(x, y, scale = Math.max(this.scale, this.whole * 5)) {
    this.scale = scale;
    this.left = this.width / 2 - x * scale;
    this.top = this.height / 2 - y * scale;
    this.changed();
  }

  get closeness() {
    return this.scale / this.whole;
  }

  toGraphX(x) {
    return (x - this.left) / this.scale;
  }

  toGraphY(y) {
    return (y - this.top) / this.scale;
  }

  zoom(by, x = this.width / 2, y = this.height / 2) {
    const scale = Math.min(Math.max(this.scale * by, this.whole * 0.6), this.whole * CLOSEST);
    this.left = x - (x - this.left) * (scale / this.scale);
    this.top = y - (y - this.top) * (scale / this.scale);
    this.scale = scale;
    this.changed();
  }

  move(across, down) {
    this.left += across;
    this.top += down;
    this.changed();
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.press(event));
    canvas.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => this.release(event));
    canvas.addEventListener("keydown", (event) => this.key(event));
  }

  wheel(event) {
    // A page that is scrolled past does not get stuck here: the wheel zooms once the picture is in use, or with Ctrl.
    if (!event.ctrlKey && document.activeElement !== this.canvas) return;
    event.preventDefault();
    this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)), ...this.place(event));
  }

  press(event) {
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    this.pointers.set(event.pointerId, this.place(event));
    this.dragged = 0;
  }

  drag(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now = this.place(event);
    const [across, down] = [now[0] - before[0], now[1] - before[1]];
    this.dragged += Math.abs(across) + Math.abs(down);
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.pointers.set(event.pointerId, now);
    if (other) {
      const apart = (point) => Math.hypot(point[0] - other[0], point[1] - other[1]);
      this.zoom(apart(now) / Math.max(apart(before), 1), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    } else this.move(across, down);
  }

  release(event) {
    this.pointers.delete(event.pointerId);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (moves[event.key]) this.move(...moves[event.key]);
    else if (event.key === "+" || event.key === "=") this.zoom(1.4);
    else if (event.key === "-") this.zoom(1 / 1.4);
    else if (event.key === "0") this.showAll();
    else return;
    event.preventDefault();
  }
}
