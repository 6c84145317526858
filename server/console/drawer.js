// The drawer: what is chosen, beside the list or as a sheet above it.

import { LANGUAGES } from "./copy_as.js";
import { button, byId, copyable, dateAndTime, foreign, h, inWords } from "./dom.js";
import { durationInWords, outcomeOf } from "./requests.js";

let opener = null;

export const isDrawerOpen = () => !byId("drawer").hidden;

export function openDrawer(title, ...content) {
  const drawer = byId("drawer");
  if (drawer.hidden) opener = document.activeElement;
  const close = button("Close", closeDrawer, { class: "close", title: "Esc" });
  drawer.replaceChildren(h("div", { class: "drawer-head" }, h("h2", {}, title), close),
    ...content.flat(Infinity).filter(Boolean));
  drawer.hidden = false;
  document.body.classList.add("has-drawer");
  drawer.focus();
}

export function closeDrawer() {
  byId("drawer").hidden = true;
  document.body.classList.remove("has-drawer");
  if (opener?.isConnected) opener.focus();
  opener = null;
}

// Members as a list of names and values.
export const facts = (members) => h("dl", { class: "facts" }, Object.entries(members)
  .filter(([, value]) => value !== null && value !== undefined && value !== "")
  .map(([name, value]) => [h("dt", {}, name), h("dd", {}, foreign(String(value)))]));

function copyAs(entry) {
  const place = h("div");
  const show = (name) => place.replaceChildren(copyable(LANGUAGES[name](entry), `${name} code`));
  const select = h("select", { id: "copy-as", onchange: () => show(select.value) },
    Object.keys(LANGUAGES).map((name) => h("option", {}, name)));
  show(select.value);
  return h("section", {}, h("h3", {}, "Verify it in a test"),
    h("label", { for: "copy-as" }, "Language"), select, place);
}

// A request: its input, what was answered, which rules fired. `makeRule` begins a rule for it.
export function openRequest(entry, makeRule) {
  const [outcome] = outcomeOf(entry);
  const input = typeof entry.input === "object" ? JSON.stringify(entry.input, null, 2)
    : String(entry.input);
  openDrawer(foreign(entry.operation ?? "No served operation"),
    facts({
      Status: outcome,
      Took: durationInWords(entry),
      "Time of the account": dateAndTime(entry.time),
      "Real time": dateAndTime(entry.real_time),
      Account: entry.account, Region: entry.region,
      "Request id": entry.request_id,
      "SDK call": entry.invocation_id, Attempt: entry.attempt,
      "User agent": entry.user_agent, Connection: entry.connection,
      Hint: entry.hint, Note: entry.note,
    }),
    entry.rules.length > 0 && h("section", {}, h("h3", {}, "Rules that fired, in order"),
      h("ol", {}, entry.rules.map((rule) => h("li", {}, foreign(rule))))),
    entry.rules_without_effect && h("section", {}, h("h3", {}, "Rules that could do nothing"),
      h("ol", {}, entry.rules_without_effect.map(({ rule, why }) =>
        h("li", {}, foreign(rule), `: ${why}`)))),
    h("section", {}, h("h3", {}, entry.input_is_cut ? "Input (cut)" : "Input"),
      copyable(input, "the input")),
    entry.operation && copyAs(entry),
    entry.operation && button("Make a rule from this", () => makeRule(entry),
      { class: "primary" }));
}
