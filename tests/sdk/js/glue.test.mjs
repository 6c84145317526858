// The newest JavaScript client reads and writes as it would at AWS.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "./limited.mjs";
import {
  AlreadyExistsException,
  CreateBlueprintCommand,
  EntityNotFoundException,
  GetBlueprintCommand,
  GetBlueprintRunCommand,
  GetBlueprintRunsCommand,
  GetDatabasesCommand,
  InvalidInputException,
  StartBlueprintRunCommand,
  ValidationException,
} from "@aws-sdk/client-glue";
import { connect, root, startServer } from "./server.mjs";

const demo = join(root, "fixtures/demo.json");
const seeded = JSON.parse(readFileSync(demo, "utf8")).BlueprintRuns;
const location = "s3://bucket/blueprints/orders.zip";
const role = "arn:aws:iam::123456789012:role/glue";
const requestId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
let server;

before(async () => {
  server = await startServer("--fixtures", demo, "--timeline", "succeeds-at-once");
});
after(async () => assert.equal(await server.stop(), 0));

async function errorOf(client, command) {
  const error = await client.send(command).then(assert.fail, (raised) => raised);
  assert.match(error.$metadata.requestId, requestId);
  assert.equal(error.$metadata.httpStatusCode, 400);
  assert.equal(error.$metadata.attempts, 1);
  return error;
}

async function start(client) {
  await client.send(new CreateBlueprintCommand({ Name: "orders", BlueprintLocation: location }));
  const command = new StartBlueprintRunCommand({ BlueprintName: "orders", RoleArn: role });
  return (await client.send(command)).RunId;
}

test("every run of the demo is read", async () => {
  const client = connect(server);
  for (const { BlueprintName, RunId, State } of seeded) {
    const answer = await client.send(new GetBlueprintRunCommand({ BlueprintName, RunId }));
    assert.match(answer.$metadata.requestId, requestId);
    assert.equal(answer.BlueprintRun.RunId, RunId);
    assert.ok(answer.BlueprintRun.StartedOn instanceof Date);
    if (["SUCCEEDED", "FAILED"].includes(State)) assert.equal(answer.BlueprintRun.State, State);
  }
});

test("a blueprint is made, started, and its run read", async () => {
  const client = connect(server, { account: "300000000001" });
  const RunId = await start(client);
  const read = new GetBlueprintRunCommand({ BlueprintName: "orders", RunId });
  const { BlueprintRun } = await client.send(read);
  assert.equal(BlueprintRun.State, "SUCCEEDED");
  assert.equal(BlueprintRun.RoleArn, role);
  const { Blueprint } = await client.send(new GetBlueprintCommand({ Name: "orders" }));
  assert.equal(Blueprint.Status, "ACTIVE");
  assert.ok(Blueprint.CreatedOn instanceof Date);
});

test("errors are typed and not tried again", async () => {
  const client = connect(server, { account: "300000000002" });
  await start(client);
  const BlueprintName = "orders";
  const create = new CreateBlueprintCommand({ Name: BlueprintName, BlueprintLocation: location });
  const cases = [
    [new GetBlueprintRunCommand({ BlueprintName, RunId: "ghost" }), EntityNotFoundException],
    [new GetBlueprintRunsCommand({ BlueprintName, NextToken: "forged" }), InvalidInputException],
    [new GetBlueprintRunsCommand({ BlueprintName, MaxResults: 1001 }), ValidationException],
    [new GetBlueprintRunsCommand({}), ValidationException],
    [create, AlreadyExistsException],
  ];
  for (const [command, type] of cases) {
    const attempts = client.attempts;
    assert.ok((await errorOf(client, command)) instanceof type);
    assert.equal(client.attempts, attempts + 1);
  }
});

test("a member of the wrong type is a SerializationException", async () => {
  const command = new GetBlueprintRunsCommand({ BlueprintName: 5 });
  assert.equal((await errorOf(connect(server), command)).name, "SerializationException");
});

test("an operation that is not served is unknown", async () => {
  const error = await errorOf(connect(server), new GetDatabasesCommand({}));
  assert.equal(error.name, "UnknownOperationException");
});

test("two accounts never meet", async () => {
  const [first, second] = ["300000000003", "300000000004"];
  await start(connect(server, { account: first }));
  const read = new GetBlueprintCommand({ Name: "orders" });
  const error = await errorOf(connect(server, { account: second }), read);
  assert.ok(error instanceof EntityNotFoundException);
});
