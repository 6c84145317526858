// The attacker's service worker: runs the attacks that it is asked for.
import * as attacks from "./attacks.mjs";

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const [name, given] = event.data;
  event.waitUntil(attacks[name](...given).then((read) => event.source.postMessage(read)));
});
