// A list of many rows of one height, of which only those in sight are in the page.

import { h } from "./dom.js";

const SPARE = 8;

export class WindowList {
  #items = [];
  #nodes = new Map();
  #make;
  #key;

  // `make(item)` gives the content of a row, `key(item)` what tells a row from another.
  constructor(label, make, key) {
    this.#make = make;
    this.#key = key;
    this.list = h("ol", { class: "rows", "aria-label": label });
    this.element = h("div", { class: "window" }, this.list);
    this.element.addEventListener("scroll", () => this.draw());
    new ResizeObserver(() => this.show(this.#items)).observe(this.element);
  }

  get rowHeight() {
    return parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || 36;
  }

  // Shows these items, and keeps what is read in its place: `added` of them are new above.
  show(items, added = 0) {
    this.#items = items;
    const height = this.rowHeight;
    this.list.style.height = `${items.length * height}px`;
    if (added > 0 && this.element.scrollTop > 0) this.element.scrollTop += added * height;
    this.draw();
  }

  // Makes a row anew, since its item has changed.
  forget(key) {
    this.#nodes.get(key)?.remove();
    this.#nodes.delete(key);
  }

  forgetAll() {
    for (const key of [...this.#nodes.keys()]) this.forget(key);
  }

  draw() {
    const height = this.rowHeight;
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - SPARE);
    const count = Math.ceil(this.element.clientHeight / height) + 2 * SPARE;
    const wanted = this.#items.slice(first, first + count);
    const keys = new Set(wanted.map(this.#key));
    for (const [key, node] of this.#nodes) {
      if (keys.has(key) || node.contains(document.activeElement)) continue;
      this.forget(key);
    }
    wanted.forEach((item, place) => this.#place(item, first + place, height));
  }

  #place(item, place, height) {
    const key = this.#key(item);
    let node = this.#nodes.get(key);
    if (!node) {
      node = h("li", { class: "row" }, this.#make(item));
      this.#nodes.set(key, node);
      const next = [...this.list.children].find((other) => other.place > place);
      this.list.insertBefore(node, next ?? null);
    }
    node.place = place;
    node.setAttribute("aria-setsize", this.#items.length);
    node.setAttribute("aria-posinset", place + 1);
    node.style.transform = `translateY(${place * height}px)`;
  }

  // Gives a row the focus, once it is in sight.
  focus(place) {
    if (place < 0 || place >= this.#items.length) return;
    const height = this.rowHeight;
    const top = place * height;
    if (top < this.element.scrollTop) this.element.scrollTop = top;
    const bottom = top + height - this.element.clientHeight;
    if (bottom > this.element.scrollTop) this.element.scrollTop = bottom;
    this.draw();
    this.#nodes.get(this.#key(this.#items[place]))?.querySelector("button")?.focus();
  }
}
