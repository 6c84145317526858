// The clock of the account: its time beside the real one, and the buttons that move it.

import { askAccount } from "./api.js";
import { announce, button, byId, dateAndTime, h, inWords, plural, say } from "./dom.js";

const STEPS = [["+1 min", "1m"], ["+1 h", "1h"], ["+1 day", "24h"]];

export class Clock {
  #rate = 1;
  #now = Date.now();
  #read = performance.now();

  // `moved()` is called when a button has moved the clock.
  constructor(moved) {
    this.moved = moved;
    this.time = h("time", { class: "now" });
    this.offset = h("span", { class: "quiet" });
    this.soon = h("span", { class: "quiet" });
    this.freeze = button("Freeze", () => this.#toggle());
    this.problem = h("span", { class: "problem", role: "alert" });
    this.#draw();
    setInterval(() => this.tick(), 250);
  }

  #draw() {
    const instant = h("input", { id: "set-time", type: "datetime-local", step: "1" });
    const rate = h("input", { id: "set-rate", type: "number", min: "0", max: "1000000",
      step: "any", value: "1", required: true });
    const form = h("form", {
      onsubmit: (event) => {
        event.preventDefault();
        const now = instant.value ? { now: `${instant.value}Z`.replace(/T(\d\d:\d\d)Z/, "T$1:00Z") }
          : {};
        this.#change("PUT", "clock", { ...now, rate: Number(rate.value) });
      },
    }, h("label", { for: "set-time" }, "Time (UTC)"), instant,
    h("label", { for: "set-rate" }, "Rate"), rate, h("button", { type: "submit" }, "Set"),
    button("Real time", () => this.#change("PUT", "clock", { now: "real" })));
    byId("clock").append(
      h("div", { class: "times" }, this.time, h("span", { class: "line" }, this.offset),
        h("span", { class: "line" }, this.soon)),
      h("div", { class: "steps" }, this.freeze,
        STEPS.map(([text, by]) => button(text, () => this.#advance(by))),
        h("details", { class: "set" }, h("summary", {}, "Set"), form)),
      this.problem);
  }

  now() {
    return this.#now + (performance.now() - this.#read) * this.#rate;
  }

  async load() {
    this.#take(await askAccount("GET", "clock"));
  }

  #take({ now, rate }) {
    this.#now = Date.parse(now);
    this.#rate = rate;
    this.#read = performance.now();
    this.tick();
  }

  async #change(method, route, body) {
    try {
      const answer = await askAccount(method, route, body);
      if (answer) this.#take(answer);
      else await this.load();
      say(this.problem, (answer?.warnings ?? []).map((each) => each.detail ?? each).join(" "));
      announce(`The clock shows ${dateAndTime(this.now())}`);
      this.moved();
    } catch (problem) {
      say(this.problem, problem.message);
    }
  }

  #advance(by) {
    return this.#change("POST", "clock/advance", { by });
  }

  #toggle() {
    if (this.#rate > 0) return this.#change("PUT", "clock", { rate: 0 });
    return this.#change("PUT", "clock", { rate: 1 });
  }

  tick() {
    const now = this.now();
    say(this.time, `${dateAndTime(now)} UTC`);
    this.time.setAttribute("datetime", new Date(now).toISOString());
    const away = now - Date.now();
    const rates = { 0: "frozen", 1: "" };
    const rate = rates[this.#rate] ?? `${this.#rate} times as fast`;
    const offset = Math.abs(away) < 1500 ? "the real time"
      : `${inWords(away)} ${away > 0 ? "ahead of" : "behind"} the real time`;
    say(this.offset, [rate, offset].filter(Boolean).join(", "));
    say(this.freeze, this.#rate === 0 ? "Resume" : "Freeze");
  }

  // What will change within the next hour.
  tellOfRuns(ending) {
    say(this.soon, ending > 0 ? `${plural(ending, "run")} will end within the hour` : "");
  }
}
