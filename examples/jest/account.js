// An account that no other test has: the access key is the account.

const { randomInt } = require("node:crypto");
const { GlueClient } = require("@aws-sdk/client-glue");

const region = "us-east-1";

class Account {
  constructor(url = process.env.GLUEPRINT_URL) {
    this.url = url.replace(/\/$/, "");
    this.id = String(randomInt(1, 1_000_000) * 1_000_000 + randomInt(1_000_000)).padStart(12, "0");
    this.clients = [];
  }

  client(options = {}) {
    const credentials = { accessKeyId: this.id, secretAccessKey: "any" };
    const client = new GlueClient({ endpoint: this.url, region, credentials, ...options });
    this.clients.push(client);
    return client;
  }

  // Resolves to the answer of an admin route; undefined when it has none.
  async admin(method, route, body) {
    const separator = route.includes("?") ? "&" : "?";
    const response = await fetch(
      `${this.url}/_glueprint/${route}${separator}account=${this.id}`,
      { method, body: body && JSON.stringify(body) },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${JSON.parse(text).detail}`);
    return text ? JSON.parse(text) : undefined;
  }

  // Emulated time stands, so that only advance() moves it.
  freeze() {
    return this.admin("PUT", "clock", { rate: 0 });
  }

  advance(ms) {
    return this.admin("POST", "clock/advance", { by: `${Math.ceil(ms)}ms` });
  }

  // Injects a fault into requests of the operation (a glob); `rule` says which: { times: 2 }, say.
  putFault(operation, fault, rule = {}) {
    return this.admin("POST", "faults", { ...rule, match: { operation }, fault });
  }

  // What the server got, newest first: attempts, not calls.
  async requests(operation) {
    return (await this.admin("GET", `journal?operation=${operation}`)).entries;
  }

  // Rejects with what the server counted, and the nearest misses, unless it holds: `expected`
  // has count, at_least, at_most or min_interval; `input` says which requests.
  verify(operation, expected, input) {
    return this.admin("POST", "verify", { match: { operation, input }, ...expected });
  }

  async reset() {
    for (const client of this.clients) client.destroy();
    await this.admin("POST", "reset");
  }
}

module.exports = { Account };
