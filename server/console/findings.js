// What callers did that would go wrong at AWS, and how their retries went.

import { askAccount } from "./api.js";
import { button, byId, foreign, h, inWords, plural } from "./dom.js";

const LINKS_MAX = 50;

// `400 ThrottlingException, after 1 s (asked for 1 s) 200`
function attemptsInWords(call) {
  return call.statuses.map((status, place) => {
    const answer = [status ?? "no answer", call.errors[place]].filter(Boolean).join(" ");
    if (place === 0) return answer;
    const hint = call.hints_ms[place - 1];
    const asked = hint === null ? "" : ` (asked for ${inWords(hint)})`;
    return `after ${inWords(call.gaps_ms[place - 1])}${asked} ${answer}`;
  }).join(", ");
}

function endInWords(call) {
  const end = call.succeeded ? "Succeeded in the end." : "Failed in the end.";
  if (call.hints_kept === null) return end;
  return `${end} ${call.hints_kept ? "The server's hints were kept."
    : "A hint of the server was not kept."}`;
}

export class Findings {
  #drawn = "";

  // `openRequest(id)` shows a request; false when the page does not know it.
  constructor(openRequest) {
    this.openRequest = openRequest;
    this.content = h("div", { class: "findings" });
    byId("panel-findings").append(this.content);
  }

  async load() {
    const [{ findings }, { calls }] = await Promise.all([
      askAccount("GET", "findings"), askAccount("GET", "retries")]);
    const drawn = JSON.stringify([findings, calls]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    this.content.replaceChildren(this.#findings(findings), this.#retries(calls));
  }

  #findings(list) {
    if (list.length === 0) {
      return h("p", { class: "empty" }, "Nothing was found: no dropped NextToken, no hasty poll, "
        + "no run started twice, no ignored throttle, no client that left, nothing looked for in "
        + "the wrong place.");
    }
    return h("section", {}, h("h2", {}, plural(list.length, "finding")), list.map((finding) =>
      h("article", { class: "finding" },
        h("h3", {}, finding.kind.replaceAll("_", " ")),
        h("p", {}, foreign(finding.detail)),
        h("p", { class: "quiet" }, finding.advice),
        this.#links(finding.requests))));
  }

  #retries(calls) {
    const retried = calls.filter((call) => call.attempts > 1);
    if (retried.length === 0) return h("p", { class: "empty" }, "No call was retried.");
    return h("section", {}, h("h2", {}, plural(retried.length, "retried call")), retried.map(
      (call) => h("article", { class: "finding" },
        h("h3", {}, foreign(call.operation ?? "no operation"), `: ${
          plural(call.attempts, "attempt")}`),
        h("p", {}, foreign(attemptsInWords(call))),
        h("p", { class: "quiet" }, endInWords(call)),
        this.#links(call.requests))));
  }

  #links(requests) {
    return h("p", { class: "bar" }, requests.slice(0, LINKS_MAX).map((id) =>
      button(`#${id}`, (event) => {
        if (!this.openRequest(id)) event.target.disabled = true;
      }, { "aria-label": `Request ${id}` })));
  }
}
