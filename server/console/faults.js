// The rules of faults, with their counts, and the form for a new one.

import { ask, askAccount, world } from "./api.js";
import { button, byId, foreign, h, say } from "./dom.js";
import { FaultForm } from "./fault_form.js";

// The files of fixtures/faults/, which the server has too.
const PLANS = {
  "flaky-network": "Slow answers, resets, gateway errors, lost and cut replies, now and then",
  "lost-start": "Every second StartBlueprintRun works, and its reply is lost",
  "odd-pages": "Pages of two, and empty ones with a token",
  "slow-region": "ap-southeast-2 is far away, behind and narrow",
  "throttled-poller": "More than one poll a second is throttled",
};

// What a rule does, in one line: `error code=ThrottlingException`.
function inOneLine({ kind, ...members }) {
  return [kind, ...Object.entries(members).map(([name, value]) =>
    `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`)].join(" ");
}

function limitsOf(rule) {
  return ["skip", "times", "every", "probability", "from", "until"]
    .filter((name) => rule[name] !== undefined && rule[name] !== null)
    .map((name) => `${name} ${rule[name]}`).join(", ");
}

export class Faults {
  #drawn = "";
  #form = null;

  constructor() {
    this.rules = h("div", { class: "rules" });
    this.place = h("div");
    this.problem = h("p", { class: "problem", role: "alert" });
    byId("panel-faults").append(h("div", { class: "columns" },
      h("section", {}, h("div", { class: "bar" }, h("h2", {}, "Rules, in order"),
        button("Remove all", () => this.#act("DELETE", "faults")),
        button("Save the tape", () => this.#saveTape(),
          { title: "The faults that occurred, as a plan that replays them" })),
      this.problem, this.rules,
      h("h2", {}, "Plans to begin with"),
      h("div", { class: "bar plans" }, Object.entries(PLANS).map(([name, what]) =>
        button(name.replaceAll("-", " "), () => this.#addPlan(name), { title: what })))),
    this.place));
  }

  async #addPlan(name) {
    const { rules } = await ask("GET", `plans/${name}.json`);
    await this.#act("POST", "faults", rules);
  }

  async load() {
    if (this.#form === null) await this.#makeForm();
    const { rules } = await askAccount("GET", "faults");
    const drawn = JSON.stringify(rules);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const focus = document.activeElement?.dataset?.rule;
    this.rules.replaceChildren(rules.length > 0 ? this.#table(rules)
      : h("p", { class: "empty" }, "No rule: every request is answered as AWS would. "
        + "The form adds one."));
    if (focus) this.rules.querySelector(`[data-rule="${CSS.escape(focus)}"]`)?.focus();
  }

  async #makeForm() {
    const [{ kinds }, { operations }] = await Promise.all([
      ask("GET", "faults/kinds"), ask("GET", "health")]);
    this.#form = new FaultForm(kinds, operations, () => this.load());
    this.place.replaceChildren(this.#form.element);
  }

  #table(rules) {
    return h("ol", { class: "rule-list" }, rules.map((rule) => h("li", { class: "rule" },
      h("div", {}, h("strong", {}, foreign(rule.id)), " ", foreign(inOneLine(rule.fault),
        { class: "what" })),
      h("div", { class: "quiet" }, foreign(rule.match && Object.keys(rule.match).length > 0
        ? JSON.stringify(rule.match) : "All requests"), limitsOf(rule) && "; ", limitsOf(rule)),
      h("div", { class: "counts" }, h("span", {}, `matched ${rule.matched}`),
        h("span", {}, `fired ${rule.fired}`),
        rule.times !== undefined && rule.fired >= rule.times ? h("span", {}, "used up") : null,
        button("Remove", () => this.#act("DELETE", `faults/${encodeURIComponent(rule.id)}`),
          { "data-rule": rule.id, "aria-label": `Remove ${rule.id}` })))));
  }

  async #act(method, route, body) {
    try {
      await askAccount(method, route, body);
      say(this.problem, "");
      await this.load();
    } catch (problem) {
      say(this.problem, problem.message);
    }
  }

  async #saveTape() {
    const tape = await askAccount("GET", "faults/tape");
    const url = URL.createObjectURL(new Blob([JSON.stringify(tape, null, 2)]));
    h("a", { href: url, download: `faults-${world.account}.json` }).click();
    URL.revokeObjectURL(url);
  }

  // Begins a rule for requests as this one.
  async begin(entry) {
    await this.load();
    this.#form.begin(entry);
  }
}
