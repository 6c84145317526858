// The keys, and the dialog that lists them.

import { byId, button, h } from "./dom.js";
import { closeDrawer, isDrawerOpen } from "./drawer.js";

const KEYS = [["/", "filter the requests"], ["j, k", "the next row, the one before"],
  ["Enter", "open what has the focus"], ["Esc", "close, or leave the filter"],
  ["1 to 4", "the tabs"], ["?", "these keys"]];

const isTyping = (target) => target.matches?.("input, select, textarea") ?? false;

function showKeys() {
  const dialog = byId("keys-dialog");
  dialog.replaceChildren(h("h2", { id: "keys-title" }, "Keys"),
    h("dl", { class: "facts" }, KEYS.map(([key, what]) =>
      [h("dt", {}, h("kbd", {}, key)), h("dd", {}, what)])),
    button("Close", () => dialog.close()));
  dialog.showModal();
}

export function listenToKeys({ requests, tabs }) {
  byId("keys-button").addEventListener("click", showKeys);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      if (isDrawerOpen()) closeDrawer();
      else event.target.blur?.();
      return;
    }
    if (isTyping(event.target)) return;
    if (event.key === "/") {
      tabs.show("requests");
      requests.filter.focus();
    } else if (event.key === "j" || event.key === "k") {
      tabs.show("requests");
      requests.move(event.key === "j" ? 1 : -1);
    } else if (event.key === "?") {
      showKeys();
    } else if (/^[1-4]$/.test(event.key)) {
      tabs.showNumber(Number(event.key));
    } else {
      return;
    }
    event.preventDefault();
  });
}
