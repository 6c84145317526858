// What the JavaScript client makes of every kind of fault: which error, after how many attempts.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";
import {
  CreateBlueprintCommand,
  GetBlueprintRunCommand,
  GetBlueprintRunsCommand,
  ListBlueprintsCommand,
  paginateGetBlueprintRuns,
  StartBlueprintRunCommand,
} from "@aws-sdk/client-glue";
import { ConfiguredRetryStrategy } from "@smithy/core/retry";
import { connect, startServer } from "./server.mjs";

const ATTEMPTS = 3;
const start = () =>
  new StartBlueprintRunCommand({
    BlueprintName: "orders",
    RoleArn: "arn:aws:iam::123456789012:role/glue",
  });
let server;
let accounts = 200_000_000_000;

before(async () => {
  server = await startServer("--log-level", "error");
});
after(async () => assert.equal(await server.stop(), 0));

// An account of the test's own, in which the blueprint `orders` is.
async function world(options = {}) {
  accounts += 1;
  const account = String(accounts);
  const client = connect(server, { account, ...options });
  await client.send(
    new CreateBlueprintCommand({ Name: "orders", BlueprintLocation: "s3://bucket/orders.zip" }),
  );
  client.attempts = 0;
  const admin = async (method, route, body) => {
    const url = `${server.url}/_glueprint/${route}?account=${account}`;
    const response = await fetch(url, { method, body: body && JSON.stringify(body) });
    const text = await response.text();
    assert.ok(response.ok, text);
    return text && JSON.parse(text);
  };
  const putFault = (fault, rule = {}) => admin("PUT", `faults/${fault.kind}`, { ...rule, fault });
  const runs = async () => {
    await admin("DELETE", "faults");
    const page = await client.send(new GetBlueprintRunsCommand({ BlueprintName: "orders" }));
    return page.BlueprintRuns.length;
  };
  return { client, admin, putFault, runs };
}

async function failure(client, command = start()) {
  try {
    await client.send(command);
  } catch (error) {
    return error;
  }
  return assert.fail("nothing went wrong");
}

for (const [code, status] of [["ThrottlingException", 400], ["InternalServiceException", 500]]) {
  test(`${code} is retried`, async () => {
    const { client, putFault, runs } = await world();
    await putFault({ kind: "error", code, retry_after_ms: 1 });
    const error = await failure(client);
    assert.equal(error.name, code);
    assert.equal(error.$metadata.httpStatusCode, status);
    assert.equal(client.attempts, ATTEMPTS);
    assert.equal(await runs(), 0);
  });
}

for (const code of [
  "AccessDeniedException", "EntityNotFoundException", "ExpiredTokenException",
  "IllegalBlueprintStateException", "OperationTimeoutException", "UnrecognizedClientException",
]) {
  test(`${code} is not retried`, async () => {
    const { client, putFault } = await world();
    await putFault({ kind: "error", code, message: "No." });
    const error = await failure(client);
    assert.equal(error.name, code);
    assert.equal(error.Message ?? error.message, "No.");
    assert.equal(client.attempts, 1);
  });
}

test("a client of one attempt sends one", async () => {
  const { client, putFault } = await world({ maxAttempts: 1 });
  await putFault({ kind: "error", code: "ThrottlingException" });
  assert.equal((await failure(client)).name, "ThrottlingException");
  assert.equal(client.attempts, 1);
});

test("a retry strategy of one's own makes the pauses short", async () => {
  const pauses = [];
  const retryStrategy = new ConfiguredRetryStrategy(ATTEMPTS, (attempt) => pauses.push(attempt));
  const { client, admin, putFault } = await world({ retryStrategy });
  await putFault({ kind: "error", code: "ThrottlingException" });
  assert.equal((await failure(client)).name, "ThrottlingException");
  assert.deepEqual(pauses, [1, 2]);
  const [call] = (await admin("GET", "retries")).calls;
  assert.equal(call.attempts, ATTEMPTS);
});

test("the time to come again is kept", async () => {
  const { client, putFault } = await world();
  const fault = { kind: "error", code: "ThrottlingException", retry_after_ms: 1100 };
  await putFault(fault, { times: 1 });
  const began = performance.now();
  await client.send(start());
  assert.ok(performance.now() - began >= 1000);
  assert.equal(client.attempts, 2);
});

test("a throttle that ends is not noticed", async () => {
  const { client, admin, putFault } = await world();
  await admin("PUT", "clock", { rate: 0 });
  await putFault({ kind: "throttle", rate: 0, burst: 1, retry_after_ms: 1 }, { times: 2 });
  for (let i = 0; i < 2; i += 1) await client.send(start());
  assert.equal(client.attempts, 4);
});

test("a lost response leaves exactly one run for each attempt", async () => {
  const { client, putFault, runs } = await world();
  await putFault({ kind: "lost_response" }, { match: { operation: "StartBlueprintRun" } });
  const error = await failure(client);
  assert.equal(error.code, "ECONNRESET");
  assert.equal(client.attempts, ATTEMPTS);
  assert.equal(await runs(), ATTEMPTS);
});

for (const [fault, made] of [
  [{ kind: "reset_connection" }, 0],
  [{ kind: "reset_connection", when: "headers" }, 3],
  [{ kind: "reset_connection", when: "body" }, 3],
  [{ kind: "empty_response" }, 0],
  [{ kind: "truncated_body" }, 3],
]) {
  test(`${JSON.stringify(fault)} is a broken connection`, async () => {
    const { client, putFault, runs } = await world();
    await putFault(fault);
    const error = await failure(client);
    assert.match(String(error.code ?? error.message), /ECONNRESET|aborted/);
    const attempts = client.attempts;
    assert.ok(attempts === 1 || attempts === ATTEMPTS);
    assert.equal(await runs(), made === 0 ? 0 : attempts);
  });
}

test("latency, a hang that ends and a slow body are waited for", async () => {
  const { client, putFault } = await world();
  await putFault({ kind: "latency", fixed: "50ms" });
  await putFault({ kind: "hang", for: "50ms" });
  await putFault({ kind: "slow_body", bytes_per_second: 800 });
  const began = performance.now();
  const { RunId } = await client.send(start());
  assert.ok(performance.now() - began >= 190);
  assert.equal(RunId.length, 67);
  assert.equal(client.attempts, 1);
});

test("a hang can be given up", async () => {
  const { client, putFault, runs } = await world();
  await putFault({ kind: "hang" });
  const abortSignal = AbortSignal.timeout(200);
  await assert.rejects(client.send(start(), { abortSignal }), { name: "AbortError" });
  assert.equal(await runs(), 0);
});

for (const how of ["garbage", "cut_json"]) {
  test(`a body of ${how} is a SyntaxError`, async () => {
    const { client, putFault } = await world();
    await putFault({ kind: "corrupt_body", how });
    const error = await failure(client, new ListBlueprintsCommand({}));
    assert.equal(error.name, "SyntaxError");
  });
}

test("values of wrong types", async () => {
  const { client, putFault } = await world();
  await client.send(start());
  await putFault({ kind: "corrupt_body", how: "wrong_types" });
  const read = new GetBlueprintRunsCommand({ BlueprintName: "orders" });
  assert.equal((await failure(client, read)).name, "TypeError");
});

for (const status of [502, 503, 504]) {
  test(`a gateway's ${status} is retried`, async () => {
    const { client, putFault, runs } = await world();
    await putFault({ kind: "gateway_error", status });
    const error = await failure(client);
    assert.equal(error.$metadata?.httpStatusCode ?? error.$response?.statusCode, status);
    assert.equal(client.attempts, ATTEMPTS);
    assert.equal(await runs(), 0);
  });
}

test("a skewed clock goes unnoticed while signatures are not checked", async () => {
  const { client, putFault } = await world();
  await putFault({ kind: "clock_skew", by: "-1h" });
  await client.send(start());
  assert.equal(client.attempts, 1);
});

test("a stale read does not find a young run", async () => {
  const { client, admin, putFault } = await world();
  await admin("POST", "clock/advance", { by: "1h" });
  const { RunId } = await client.send(start());
  const read = new GetBlueprintRunCommand({ BlueprintName: "orders", RunId });
  await putFault({ kind: "stale_read", by: "1m" });
  assert.equal((await failure(client, read)).name, "EntityNotFoundException");
  await admin("POST", "clock/advance", { by: "1m" });
  assert.equal((await client.send(read)).BlueprintRun.State, "RUNNING");
});

test("odd pages lose nothing", async () => {
  const { client, putFault } = await world();
  const started = [];
  for (let i = 0; i < 10; i += 1) started.unshift((await client.send(start())).RunId);
  const all = async () => {
    const found = [];
    const pages = paginateGetBlueprintRuns({ client, pageSize: 3 }, { BlueprintName: "orders" });
    for await (const page of pages) found.push(...page.BlueprintRuns.map((run) => run.RunId));
    return found;
  };
  await putFault({ kind: "small_pages", items: 2 });
  await putFault({ kind: "empty_page" }, { every: 2 });
  assert.deepEqual(await all(), started);
  await putFault({ kind: "expire_tokens" }, { times: 1 });
  await assert.rejects(all, { name: "InvalidInputException" });
  assert.deepEqual(await all(), started);
});
