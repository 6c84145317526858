// The operations on blueprints, tags and workflows as the JavaScript client calls them.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";

import {
  BatchGetBlueprintsCommand,
  CreateBlueprintCommand,
  DeleteBlueprintCommand,
  EntityNotFoundException,
  GetTagsCommand,
  GetWorkflowCommand,
  IllegalBlueprintStateException,
  paginateListBlueprints,
  StartBlueprintRunCommand,
  TagResourceCommand,
  UpdateBlueprintCommand,
} from "@aws-sdk/client-glue";

import { connect, startServer } from "./server.mjs";

const account = "444455556666";
const arn = `arn:aws:glue:us-east-1:${account}:blueprint/orders`;
const location = "s3://bucket/orders.zip";
let server;
let client;

before(async () => {
  server = await startServer("--timeline", "succeeds-at-once");
  client = connect(server, { account });
});
after(() => server.stop());

const send = (Command, input) => client.send(new Command(input));

test("lists of names page through all of them", async () => {
  for (let i = 0; i < 30; ++i) {
    await send(CreateBlueprintCommand, { Name: `many-${i}`, BlueprintLocation: location });
  }
  const names = [];
  for await (const page of paginateListBlueprints({ client, pageSize: 7 }, {})) {
    names.push(...page.Blueprints);
  }
  assert.equal(new Set(names).size, 30);
  for (const Name of names) await send(DeleteBlueprintCommand, { Name });
});

test("a run makes a workflow, and tags stick to its blueprint", async () => {
  await send(CreateBlueprintCommand, { Name: "orders", BlueprintLocation: location });
  await send(TagResourceCommand, { ResourceArn: arn, TagsToAdd: { team: "data" } });
  assert.deepEqual((await send(GetTagsCommand, { ResourceArn: arn })).Tags, { team: "data" });
  await send(StartBlueprintRunCommand, {
    BlueprintName: "orders",
    RoleArn: "arn:aws:iam::444455556666:role/glue",
    Parameters: JSON.stringify({ WorkflowName: "nightly" }),
  });
  const { Workflow } = await send(GetWorkflowCommand, { Name: "nightly" });
  assert.equal(Workflow.BlueprintDetails.BlueprintName, "orders");
  assert.ok(Workflow.CreatedOn instanceof Date);
  const batch = await send(BatchGetBlueprintsCommand, { Names: ["orders", "none"] });
  assert.deepEqual(batch.MissingBlueprints, ["none"]);
});

test("errors are the modelled exceptions", async () => {
  await assert.rejects(send(GetWorkflowCommand, { Name: "none" }), EntityNotFoundException);
  await send(CreateBlueprintCommand, {
    Name: "slow",
    BlueprintLocation: location,
    Tags: { "glueprint:blueprint-timeline": "registers" },
  });
  await assert.rejects(
    send(UpdateBlueprintCommand, { Name: "slow", BlueprintLocation: location }),
    IllegalBlueprintStateException,
  );
});
