// The requests as they come.

import { askAccount } from "./api.js";
import { button, byId, foreign, h, inWords, plural, say, timeOfDay } from "./dom.js";
import { completions, filterOf } from "./filter.js";
import { firstSteps } from "./first_steps.js";
import { WindowList } from "./window_list.js";

const ENTRIES_MAX = 10_000;
const BAR_MAX = 2000;

const SHOWN = ["BlueprintName", "Name", "WorkflowName", "RunId", "ResourceArn", "Names"];

// The input in a few words: `orders-etl br_1f3c…`.
export function inputInWords(entry) {
  const input = entry.input;
  if (input === null || input === undefined) return "";
  if (typeof input !== "object") return String(input).slice(0, 120);
  const names = [...SHOWN.filter((name) => name in input),
    ...Object.keys(input).filter((name) => !SHOWN.includes(name))];
  return names.slice(0, 3).map((name) => {
    const value = input[name];
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (name === "RunId") return `${text.slice(0, 9)}…`;
    return SHOWN.includes(name) ? text : `${name}=${text}`;
  }).join(" ").slice(0, 160);
}

// What became of a request, in words and as a class.
export function outcomeOf(entry) {
  if (entry.duration_ms === null) return ["in hand", "waits"];
  if (entry.status === null) return ["no answer", "bad"];
  const cut = entry.reply_is_cut ? "cut" : null;
  const left = entry.client_left ? "client had left" : null;
  return [[entry.status, entry.error, cut, left].filter(Boolean).join(" "),
    entry.status < 400 && !cut && !left ? "good" : "bad"];
}

export function durationInWords({ duration_ms: spent }) {
  if (spent === null) return null;
  return spent < 10 ? `${spent.toFixed(1)} ms` : inWords(spent);
}

// A bar whose length grows with the logarithm of the duration.
function durationBar(entry) {
  const spent = entry.duration_ms;
  if (spent === null) return h("span", { class: "duration" }, "…");
  const share = Math.min(1, Math.log10(1 + spent) / Math.log10(1 + BAR_MAX));
  const meter = h("span", { class: "meter", "aria-hidden": "true" });
  meter.style.setProperty("--share", `${Math.max(2, Math.round(100 * share))}%`);
  return h("span", { class: "duration" }, meter,
    durationInWords(entry));
}

// The line that joins the attempts of a call has its ends at the first and the last one.
const joined = ({ attempt }, most) => ["attempt joined", attempt === most && "last",
  (attempt ?? 1) === 1 && "first"].filter(Boolean).join(" ");

export class Requests {
  entries = [];
  #byId = new Map();
  #calls = new Map();
  #held = [];
  #shown = [];
  #isPaused = false;
  #holds = () => true;
  #chosen = -1;

  constructor(openDrawer) {
    this.openDrawer = openDrawer;
    this.filter = h("input", {
      type: "search", id: "filter", list: "filter-words", autocomplete: "off", spellcheck: "false",
      placeholder: "operation:GetBlueprint* status:400 …", oninput: () => this.#search(),
    });
    this.words = h("datalist", { id: "filter-words" });
    this.pause = button("Pause", () => this.#togglePause(), { "aria-pressed": "false" });
    this.count = h("span", { class: "quiet" });
    this.list = new WindowList("Requests, newest first", (entry) => this.#row(entry),
      (entry) => entry.id);
    this.empty = h("div", { class: "empty" });
    const clear = button("Clear", () => askAccount("DELETE", "journal"),
      { title: "Clear the journal of this account" });
    byId("panel-requests").append(
      h("div", { class: "bar" }, h("label", { for: "filter", class: "spoken" }, "Filter"),
        this.filter, this.words, this.pause, clear, this.count),
      this.list.element, this.empty);
  }

  // Forgets all and reads the newest of the journal.
  async load() {
    const { entries } = await askAccount("GET", "journal", undefined, { limit: 1000 });
    this.clear();
    this.take(entries.reverse());
  }

  clear() {
    this.entries = [];
    this.#byId.clear();
    this.#calls.clear();
    this.#held = [];
    this.#chosen = -1;
    this.list.forgetAll();
    this.draw();
  }

  // Takes entries, the oldest first; known ones are replaced.
  take(entries) {
    if (this.#isPaused) {
      this.#held.push(...entries);
      if (this.#held.length > ENTRIES_MAX) this.#held.splice(0, this.#held.length - ENTRIES_MAX);
      say(this.pause, `Resume (${this.#held.length} new)`);
      return;
    }
    let added = 0;
    const fresh = [];
    for (const entry of entries) {
      this.#count(entry);
      if (this.#byId.has(entry.id)) this.#replace(entry);
      else fresh.push(entry);
      this.#byId.set(entry.id, entry);
    }
    const new_ = [...new Map(fresh.map((entry) => [entry.id, this.#byId.get(entry.id)])).values()];
    this.entries = [...new_.reverse(), ...this.entries];
    for (const old of this.entries.splice(ENTRIES_MAX)) this.#byId.delete(old.id);
    added = new_.filter(this.#holds).length;
    if (this.#chosen >= 0) this.#chosen += added;
    this.draw(added);
  }

  #replace(entry) {
    const old = this.#byId.get(entry.id);
    Object.assign(old, entry);
    const hadFocus = this.list.list.querySelector(`[data-id="${entry.id}"]`)
      === document.activeElement;
    if (hadFocus) document.activeElement.blur();
    this.list.forget(entry.id);
    if (hadFocus) queueMicrotask(() => this.list.focus(this.#chosen));
  }

  // The attempts of each call of an SDK.
  #count(entry) {
    if (!entry.invocation_id) return;
    const most = Math.max(this.#calls.get(entry.invocation_id) ?? 0, entry.attempt ?? 1);
    this.#calls.set(entry.invocation_id, most);
    if (this.#calls.size > ENTRIES_MAX) this.#calls.delete(this.#calls.keys().next().value);
  }

  draw(added = 0) {
    this.#shown = this.entries.filter(this.#holds);
    this.list.show(this.#shown, added);
    const isEmpty = this.entries.length === 0;
    this.list.element.hidden = isEmpty;
    this.empty.hidden = !isEmpty;
    if (isEmpty) this.empty.replaceChildren(firstSteps());
    const all = plural(this.entries.length, "request");
    say(this.count, this.filter.value ? `${this.#shown.length} of ${all}` : all);
  }

  #row(entry) {
    const [outcome, kind] = outcomeOf(entry);
    const most = this.#calls.get(entry.invocation_id) ?? 1;
    return h("button", {
      type: "button", class: "request", "data-id": entry.id,
      onclick: () => this.open(entry), onfocus: () => (this.#chosen = this.#shown.indexOf(entry)),
    },
    h("time", { datetime: entry.time, title: `Real time ${entry.real_time}` },
      timeOfDay(entry.time)),
    h("strong", {}, foreign(entry.operation ?? "no served operation")),
    foreign(inputInWords(entry), { class: "input" }),
    h("span", { class: most > 1 ? joined(entry, most) : "attempt" },
      most > 1 ? `${entry.attempt ?? 1} of ${most}` : ""),
    h("span", { class: `status ${kind}` }, outcome),
    h("span", { class: "chips" }, entry.rules.slice(0, 2).map((rule) =>
      foreign(rule, { class: "chip", title: `The rule ${rule} fired` }))),
    durationBar(entry));
  }

  open(entry) {
    this.#chosen = this.#shown.indexOf(entry);
    this.openDrawer(entry);
  }

  // Opens the request of that id, if it is known.
  openById(id) {
    const entry = this.#byId.get(id);
    if (entry) this.open(entry);
    return Boolean(entry);
  }

  move(step) {
    const last = this.#shown.length - 1;
    this.#chosen = Math.min(last, Math.max(0, this.#chosen + step));
    this.list.focus(this.#chosen);
  }

  #search() {
    this.#holds = filterOf(this.filter.value);
    this.words.replaceChildren(...completions(this.filter.value, this.entries));
    this.#chosen = -1;
    this.draw();
  }

  #togglePause() {
    this.#isPaused = !this.#isPaused;
    this.pause.setAttribute("aria-pressed", this.#isPaused);
    say(this.pause, this.#isPaused ? "Resume" : "Pause");
    if (!this.#isPaused) this.take(this.#held.splice(0));
  }
}
