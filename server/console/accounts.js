// The accounts and regions that the server knows, the newest first, and the chosen one.

import { ask, world } from "./api.js";
import { byId, h, plural } from "./dom.js";

const REGION_OF_NONE = "us-east-1";

export class Accounts {
  #drawn = "";

  // `changed(accountToo)` is called when another world is chosen.
  constructor(changed) {
    this.changed = changed;
  }

  async load() {
    const { accounts, default: other } = await ask("GET", "accounts");
    if (world.account === null) {
      const wanted = new URLSearchParams(location.hash.slice(1));
      world.account = wanted.get("account") ?? accounts[0]?.account ?? other.account;
      const known = accounts.find((each) => each.account === world.account);
      world.region = wanted.get("region") ?? known?.regions[0] ?? other.region ?? REGION_OF_NONE;
    }
    this.#draw(accounts, other);
  }

  #draw(accounts, other) {
    const drawn = JSON.stringify([accounts.map(({ account, regions, requests }) =>
      [account, regions, requests]), world]);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const chosen = document.activeElement?.dataset?.world;
    const nav = byId("accounts");
    nav.replaceChildren(h("h2", {}, "Accounts"), h("ul", {}, accounts.map((each) =>
      this.#account(each, other))));
    if (chosen) nav.querySelector(`[data-world="${CSS.escape(chosen)}"]`)?.focus();
  }

  #account({ account, regions, requests }, other) {
    const all = regions.length > 0 ? regions : [other.region];
    if (account === world.account && !all.includes(world.region)) all.unshift(world.region);
    return h("li", {}, all.map((region) => {
      const isChosen = account === world.account && region === world.region;
      return h("button", {
        type: "button", class: "world", "aria-current": isChosen ? "true" : null,
        "data-world": `${account} ${region}`, onclick: () => this.choose(account, region),
      }, h("strong", {}, account), h("span", {}, region),
      h("span", { class: "quiet" }, plural(requests, "request")));
    }));
  }

  choose(account, region) {
    const isOther = account !== world.account;
    world.account = account;
    world.region = region;
    history.replaceState(null, "", `#${new URLSearchParams(world)}`);
    this.changed(isOther);
    this.load();
  }
}
