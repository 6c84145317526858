// Blueprints and their runs, each a bar of its states on the account's clock.

import { askAccount, askWorld } from "./api.js";
import { button, byId, copyable, dateAndTime, foreign, h, inWords, plural, say } from "./dom.js";
import { facts, openDrawer } from "./drawer.js";
import { barOf, endOf, isOver, startOf, stateOf, windowFor } from "./run_bar.js";

const RUNS_MAX = 20;
const HOUR = 3600e3;

export class Runs {
  #world = { Blueprints: [], BlueprintRuns: [], Workflows: [] };
  #asOf = 0;
  #bars = [];
  #drawn = "";
  #more = new Map();

  constructor(clock) {
    this.clock = clock;
    this.content = h("div", { class: "blueprints" });
    this.problem = h("p", { class: "problem", role: "alert" });
    byId("panel-runs").append(this.problem, this.content);
    setInterval(() => this.tick(), matchMedia("(prefers-reduced-motion: reduce)").matches
      ? 1000 : 250);
  }

  async load() {
    const before = performance.now();
    this.#world = await askWorld("GET", "export");
    this.#asOf = this.clock.now();
    const ending = this.#world.BlueprintRuns.filter((run) => !isOver(run)
      && endOf(run, this.#asOf) !== null && endOf(run, this.#asOf) - this.#asOf < HOUR);
    this.clock.tellOfRuns(ending.length);
    this.#draw();
    return performance.now() - before;
  }

  #runsOf(name) {
    return this.#world.BlueprintRuns.filter((run) => run.BlueprintName === name)
      .sort((one, other) => startOf(other) - startOf(one));
  }

  #draw() {
    const drawn = JSON.stringify([this.#world.Blueprints, [...this.#more],
      this.#world.BlueprintRuns.map((run) => [run.RunId, run.State, run.StartedOn])]);
    if (drawn === this.#drawn) return this.tick();
    this.#drawn = drawn;
    const focus = document.activeElement?.dataset?.run;
    this.#bars = [];
    const names = this.#world.Blueprints.map((each) => each.Name);
    this.content.replaceChildren(...(names.length > 0
      ? this.#world.Blueprints.map((each) => this.#blueprint(each))
      : [h("div", { class: "empty" }, h("h2", {}, "No blueprint in this account and region"),
        h("p", {}, "Make one with CreateBlueprint, load a fixture with --fixtures PATH, or "
          + "choose another account."))]));
    if (focus) this.content.querySelector(`[data-run="${CSS.escape(focus)}"]`)?.focus();
    this.tick();
  }

  #blueprint(blueprint) {
    const runs = this.#runsOf(blueprint.Name);
    const most = this.#more.get(blueprint.Name) ?? RUNS_MAX;
    const span = runs.length > 0 ? windowFor(runs, this.clock.now()) : 0;
    return h("section", { class: "blueprint" },
      h("h2", {}, foreign(blueprint.Name), " ", stateOf(blueprint.Status)),
      blueprint.ErrorMessage && h("p", { class: "problem" }, foreign(blueprint.ErrorMessage)),
      h("p", { class: "quiet" }, plural(runs.length, "run"),
        runs.length > 0 ? `, the bars show ${inWords(span)}; the mark is now` : ""),
      h("ol", { class: "runs" }, runs.slice(0, most).map((run) => this.#run(run, span))),
      runs.length > most && button(`Show ${runs.length - most} older`, () => {
        this.#more.set(blueprint.Name, most + 200);
        this.#draw();
      }));
  }

  #run(run, span) {
    const holder = h("span", { class: "bar-holder" });
    const when = h("span", { class: "quiet when" });
    this.#bars.push({ run, holder, when, span });
    return h("li", {}, h("button", {
      type: "button", class: "run", "data-run": run.RunId, onclick: () => this.open(run),
    }, h("span", { class: "run-id" }, `${run.RunId.slice(0, 11)}…`), stateOf(run.State), holder,
    when));
  }

  // Moves the bars to the present.
  tick() {
    if (byId("panel-runs").hidden) return;
    const now = this.clock.now();
    for (const { run, holder, when, span } of this.#bars) {
      const end = isOver(run) ? run.CompletedOn * 1000 : endOf(run, this.#asOf);
      const toCome = end ? `${inWords(end - now)} to go` : "no end known";
      const words = isOver(run)
        ? `took ${inWords(end - startOf(run))}, ended ${inWords(now - end)} ago`
        : `for ${inWords(now - startOf(run))}, ${toCome}`;
      say(when, words);
      holder.replaceChildren(barOf(run, this.#asOf, now, span, `${run.State} ${words}`));
    }
  }

  async open(run) {
    const workflow = this.#world.Workflows.find((each) =>
      each.BlueprintDetails?.RunId === run.RunId);
    const { Future, Timeline, ...members } = run;
    const select = h("select", { id: "end-as" });
    const problem = h("p", { class: "problem", role: "alert" });
    const put = button("Change its future", async () => {
      try {
        await askWorld("PUT", `runs/${encodeURIComponent(run.RunId)}/timeline`,
          { timeline: select.value });
        await this.load();
        say(problem, "Done.");
      } catch (refused) {
        say(problem, refused.message);
      }
    });
    openDrawer(foreign(run.BlueprintName), stateOf(run.State),
      facts({ ...members, StartedOn: dateAndTime(startOf(run)),
        CompletedOn: run.CompletedOn && dateAndTime(run.CompletedOn * 1000), Timeline }),
      Future && h("section", {}, h("h3", {}, "What is to come"),
        h("ol", {}, (Future.phases ?? []).map((phase) => h("li", {}, stateOf(phase.state), " ",
          phase.lasts ? `for ${typeof phase.lasts === "string" ? phase.lasts
            : JSON.stringify(phase.lasts)}` : "for good")))),
      !isOver(run) && h("section", {}, h("h3", {}, "From now on"),
        h("label", { for: "end-as" }, "Timeline"), select, put, problem),
      workflow && h("section", {}, h("h3", {}, "Its workflow"),
        copyable(JSON.stringify(workflow, null, 2), "the workflow")));
    if (isOver(run)) return;
    const { timelines } = await askAccount("GET", "timelines");
    select.replaceChildren(...timelines.filter((each) =>
      ["SUCCEEDED", "FAILED", "RUNNING"].includes(each.phases?.at(-1)?.state))
      .map((each) => h("option", {}, each.name)));
  }
}
