// Follows the journal: reads server-sent events with fetch, which can send a token where
// EventSource cannot, and comes again when the connection is lost.

import { send, world } from "./api.js";

const PAUSE_MIN = 500;
const PAUSE_MAX = 10_000;
const SILENCE_MAX = 25_000;

// The events of a text of whole blocks.
function* eventsOf(text) {
  for (const block of text.split("\n\n")) {
    const event = { name: "message", data: "" };
    for (const line of block.split("\n")) {
      const colon = line.indexOf(":");
      const value = line.slice(colon + 1).trimStart();
      if (line.startsWith("id:")) event.id = value;
      if (line.startsWith("event:")) event.name = value;
      if (line.startsWith("data:")) event.data += value;
    }
    yield event;
  }
}

export class Events {
  #listener;
  #lastId = "";
  #cancel = null;
  #generation = 0;

  // The listener is told `came(events)`, `opened()` and `lost(milliseconds until the next try)`.
  constructor(listener) {
    this.#listener = listener;
  }

  // Follows the account that is chosen now, from now on.
  follow() {
    this.#lastId = "";
    this.#cancel?.abort();
    this.#run(++this.#generation);
  }

  // Tries again at once.
  retry() {
    this.#cancel?.abort();
    this.#run(++this.#generation);
  }

  async #run(generation) {
    let pause = PAUSE_MIN;
    while (generation === this.#generation) {
      try {
        await this.#read(generation, () => (pause = PAUSE_MIN));
      } catch {
        // The next try shows whether the server is there again.
      }
      if (generation !== this.#generation) return;
      this.#listener.lost(pause);
      await new Promise((resolve) => setTimeout(resolve, pause));
      pause = Math.min(2 * pause, PAUSE_MAX);
    }
  }

  async #read(generation, opened) {
    const cancel = new AbortController();
    this.#cancel = cancel;
    let watch;
    const stayAwake = () => {
      clearTimeout(watch);
      watch = setTimeout(() => cancel.abort(), SILENCE_MAX);
    };
    stayAwake();
    try {
      const response = await send("GET", "events", {
        parameters: { account: world.account }, signal: cancel.signal,
        headers: this.#lastId ? { "Last-Event-ID": this.#lastId } : {},
      });
      if (!response.ok) return;
      opened();
      if (generation === this.#generation) this.#listener.opened();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let text = "";
      for (;;) {
        const { value, done } = await reader.read();
        if (done || generation !== this.#generation) return;
        stayAwake();
        text += value;
        const end = text.lastIndexOf("\n\n");
        if (end < 0) continue;
        this.#take([...eventsOf(text.slice(0, end))]);
        text = text.slice(end + 2);
      }
    } finally {
      clearTimeout(watch);
    }
  }

  #take(events) {
    for (const event of events) {
      if (event.id) this.#lastId = event.id;
    }
    this.#listener.came(events.filter((event) => event.data));
  }
}
