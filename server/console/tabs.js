// The tabs, as WAI-ARIA describes them: arrows move between them.

import { byId } from "./dom.js";

export class Tabs {
  #names = ["requests", "runs", "faults", "findings"];

  // `shown(name)` is called when another tab is shown.
  constructor(shown) {
    this.shown = shown;
    this.current = "requests";
    for (const name of this.#names) {
      const tab = byId(`tab-${name}`);
      tab.addEventListener("click", () => this.show(name));
      tab.addEventListener("keydown", (event) => this.#move(event, name));
    }
    this.#draw();
  }

  show(name) {
    if (byId(`tab-${name}`).hidden) return;
    const isOther = name !== this.current;
    this.current = name;
    this.#draw();
    if (isOther) this.shown(name);
  }

  showNumber(number) {
    this.show(this.#names[number - 1]);
    byId(`tab-${this.current}`).focus();
  }

  #move(event, name) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const visible = this.#names.filter((each) => !byId(`tab-${each}`).hidden);
    const next = visible.at((visible.indexOf(name) + step) % visible.length);
    this.show(next);
    byId(`tab-${next}`).focus();
    event.preventDefault();
  }

  #draw() {
    for (const name of this.#names) {
      const isCurrent = name === this.current;
      const tab = byId(`tab-${name}`);
      tab.setAttribute("aria-selected", isCurrent);
      tab.tabIndex = isCurrent ? 0 : -1;
      byId(`panel-${name}`).hidden = !isCurrent;
    }
  }
}
