// What GET retries says of the JavaScript client's calls.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";
import { ListBlueprintsCommand } from "@aws-sdk/client-glue";
import { connect, startServer } from "./server.mjs";

let server;

before(async () => {
  server = await startServer("--log-level", "error");
});
after(async () => assert.equal(await server.stop(), 0));

// The call that an account's client made while each of its attempts met the fault.
async function callUnder(account, fault) {
  const url = (route) => `${server.url}/_glueprint/${route}?account=${account}`;
  await fetch(url("faults"), { method: "POST", body: JSON.stringify({ fault }) });
  await assert.rejects(connect(server, { account }).send(new ListBlueprintsCommand({})));
  const { calls } = await (await fetch(url("retries"))).json();
  assert.equal(calls.length, 1);
  return calls[0];
}

test("three attempts are one call", async () => {
  const call = await callUnder("210000000001", {
    kind: "error",
    code: "InternalServiceException",
  });
  assert.equal(call.attempts, 3);
  assert.deepEqual(call.statuses, [500, 500, 500]);
  assert.match(call.user_agent, /^aws-sdk-js\/3/);
  assert.equal(call.hints_kept, null);
});

test("the server's hint is kept", async () => {
  const call = await callUnder("210000000002", {
    kind: "error",
    code: "ThrottlingException",
    retry_after_ms: 300,
  });
  assert.equal(call.attempts, 3);
  assert.deepEqual(call.hints_ms, [300, 300]);
  assert.equal(call.hints_kept, true);
});
