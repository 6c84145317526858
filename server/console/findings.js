// What callers did that would go wrong at AWS, and how their retries went.

import { askAccount } from "./api.js";
import { button, byId, foreign, h, inWords, plural } from "./dom.js";

const SENTENCES = ["sentence", "detail", "summary", "message"];
const ADVICE = ["advice", "cure", "what_to_do", "mend"];
const first = (thing, names) => names.map((name) => thing[name]).find(Boolean) ?? "";
const idOf = (request) => (typeof request === "object" ? request.id : request);

export class Findings {
  #drawn = "";
  #missing = new Set();

  // `openRequest(id)` shows a request; false when the page does not know it.
  constructor(openRequest) {
    this.openRequest = openRequest;
    this.content = h("div", { class: "findings" });
    byId("panel-findings").append(this.content);
  }

  // Whether the server has such a route; without it the panel is hidden.
  async load() {
    const [findings, retries] = await Promise.all([this.#ask("findings"), this.#ask("retries")]);
    byId("tab-findings").hidden = findings === null && retries === null;
    const drawn = JSON.stringify([findings, retries]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.content.replaceChildren(...[
      findings && this.#findings(findings.findings ?? []),
      retries && this.#retries(retries.retries ?? retries.calls ?? [])].filter(Boolean));
  }

  // What a route says; null from a server that has no such route, which is not asked again.
  async #ask(route) {
    if (this.#missing.has(route)) return null;
    try {
      return await askAccount("GET", route);
    } catch (problem) {
      if (problem.status !== 404) throw problem;
      this.#missing.add(route);
      return null;
    }
  }

  #findings(list) {
    if (list.length === 0) {
      return h("p", { class: "empty" }, "Nothing was found: no dropped NextToken, no hasty poll, "
        + "no run started twice, no ignored throttle.");
    }
    return h("section", {}, h("h2", {}, plural(list.length, "finding")), list.map((finding) =>
      h("article", { class: "finding" },
        h("h3", {}, foreign(String(finding.kind ?? finding.name ?? "").replaceAll("_", " "))),
        h("p", {}, foreign(first(finding, SENTENCES))),
        h("p", { class: "quiet" }, foreign(first(finding, ADVICE))),
        this.#links(finding.requests ?? finding.ids ?? []))));
  }

  #retries(calls) {
    const retried = calls.filter((call) => (call.attempts?.length ?? call.attempts ?? 0) > 1);
    if (retried.length === 0) return h("p", { class: "empty" }, "No call was retried.");
    return h("section", {}, h("h2", {}, plural(retried.length, "retried call")), retried.map(
      (call) => h("article", { class: "finding" },
        h("h3", {}, foreign(call.operation ?? "")),
        h("p", {}, Array.isArray(call.attempts) ? this.#attempts(call.attempts)
          : plural(call.attempts, "attempt")),
        this.#links(call.requests ?? (Array.isArray(call.attempts) ? call.attempts : [])))));
  }

  #attempts(attempts) {
    return attempts.map((each) => [
      each.gap_ms ? `after ${inWords(each.gap_ms)}` : "", each.error ?? each.status ?? "no answer",
    ].filter(Boolean).join(" ")).join(", ");
  }

  #links(requests) {
    return h("p", { class: "bar" }, requests.slice(0, 50).map(idOf).filter(Boolean).map((id) =>
      button(`#${id}`, (event) => {
        if (!this.openRequest(id)) event.target.disabled = true;
      }, { "aria-label": `Request ${id}` })));
  }
}
