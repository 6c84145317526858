// How often the JavaScript client sends a request that fails, wherever the emulated clock stands.
// By a Date that is five minutes off it corrects its own clock, and then repeats every error.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";
import { ListBlueprintsCommand } from "@aws-sdk/client-glue";
import { connect, startServer } from "./server.mjs";

const RETRIED = 3;
const clocks = {
  real: { now: "real", rate: 1 },
  frozen: { now: "2024-02-23T14:44:45Z", rate: 0 },
  advanced: { now: "2040-01-01T00:00:00Z", rate: 1 },
  scaled: { now: "real", rate: 100_000 },
};
const errors = [
  ["EntityNotFoundException", 1], ["IllegalBlueprintStateException", 1],
  ["ThrottlingException", RETRIED], ["InternalServiceException", RETRIED],
];
let server;
let emulatedDates;
let accounts = 210_000_000_000;

before(async () => {
  server = await startServer("--log-level", "error");
  emulatedDates = await startServer("--date", "emulated", "--log-level", "error");
});
after(async () => {
  for (const each of [server, emulatedDates]) assert.equal(await each.stop(), 0);
});

// A client in an account of its own, whose clock stands so and whose requests meet that rule.
async function connectUnder(started, clock, code, rule = {}) {
  accounts += 1;
  const put = async (route, body) => {
    const url = `${started.url}/_glueprint/${route}?account=${accounts}`;
    const response = await fetch(url, { method: "PUT", body: JSON.stringify(body) });
    assert.ok(response.ok, await response.text());
  };
  await put("clock", clock);
  await put("faults/x", { ...rule, fault: { kind: "error", code, retry_after_ms: 1 } });
  return connect(started, { account: String(accounts) });
}

for (const [clock, setting] of Object.entries(clocks)) {
  for (const [code, attempts] of errors) {
    test(`${clock} clock: ${code} is sent ${attempts} times`, async () => {
      const client = await connectUnder(server, setting, code);
      await assert.rejects(client.send(new ListBlueprintsCommand({})), { name: code });
      assert.equal(client.attempts, attempts);
    });
  }
}

test("a test sees the error of a rule with times: 1", async () => {
  const client = await connectUnder(server, clocks.frozen, "EntityNotFoundException", { times: 1 });
  const list = () => client.send(new ListBlueprintsCommand({}));
  await assert.rejects(list, { name: "EntityNotFoundException" });
  assert.deepEqual((await list()).Blueprints, []);
  assert.equal(client.attempts, 2);
});

test("an emulated Date makes the client repeat an error that it would not", async () => {
  const client = await connectUnder(emulatedDates, clocks.frozen, "EntityNotFoundException");
  await assert.rejects(client.send(new ListBlueprintsCommand({})));
  assert.equal(client.attempts, RETRIED);
});
