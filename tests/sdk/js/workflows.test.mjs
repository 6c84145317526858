// Workflows, their runs, and what a blueprint's run leaves, as the JavaScript client calls them.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";

import {
  ConcurrentRunsExceededException,
  CreateBlueprintCommand,
  CreateWorkflowCommand,
  DeleteCrawlerCommand,
  DeleteJobCommand,
  DeleteTriggerCommand,
  EntityNotFoundException,
  GetTriggerCommand,
  GetWorkflowCommand,
  GetWorkflowRunCommand,
  GetWorkflowRunPropertiesCommand,
  IllegalWorkflowStateException,
  paginateGetWorkflowRuns,
  PutWorkflowRunPropertiesCommand,
  ResumeWorkflowRunCommand,
  StartBlueprintRunCommand,
  StartWorkflowRunCommand,
  StopWorkflowRunCommand,
  UpdateWorkflowCommand,
} from "@aws-sdk/client-glue";

import { connect, startServer } from "./server.mjs";

const account = "555566667777";
const name = "nightly";
let server;
let client;

before(async () => {
  server = await startServer("--timeline", "succeeds-at-once", "--clock", "2026-01-01T00:00:00Z",
    "--clock-rate", "0");
  client = connect(server, { account });
});
after(() => server.stop());

const send = (Command, input) => client.send(new Command(input));

async function admin(method, route, body) {
  const response = await fetch(`${server.url}/_glueprint/${route}?account=${account}`,
    { method, body: JSON.stringify(body) });
  assert.ok(response.ok, await response.text());
}

test("a run of a workflow starts, is stopped, and is resumed as another", async () => {
  await send(CreateWorkflowCommand, { Name: name, DefaultRunProperties: { a: "b" } });
  await send(UpdateWorkflowCommand, { Name: name, MaxConcurrentRuns: 1 });
  const { RunId } = await send(StartWorkflowRunCommand, { Name: name });
  await assert.rejects(send(StartWorkflowRunCommand, { Name: name }),
    ConcurrentRunsExceededException);
  const { Run } = await send(GetWorkflowRunCommand, { Name: name, RunId });
  assert.equal(Run.Status, "RUNNING");
  assert.ok(Run.StartedOn instanceof Date);
  assert.equal(Run.Statistics.TotalActions, 0);
  await send(StopWorkflowRunCommand, { Name: name, RunId });
  await assert.rejects(send(StopWorkflowRunCommand, { Name: name, RunId }),
    IllegalWorkflowStateException);
  await admin("POST", "clock/advance", { by: "1s" });
  const resumed = await send(ResumeWorkflowRunCommand, { Name: name, RunId, NodeIds: ["n"] });
  const last = (await send(GetWorkflowCommand, { Name: name })).Workflow.LastRun;
  assert.equal(last.WorkflowRunId, resumed.RunId);
  assert.equal(last.PreviousRunId, RunId);
  await send(PutWorkflowRunPropertiesCommand, { Name: name, RunId, RunProperties: { c: "d" } });
  const { RunProperties } = await send(GetWorkflowRunPropertiesCommand, { Name: name, RunId });
  assert.deepEqual(RunProperties, { c: "d" });
});

test("runs page through all of them", async () => {
  await send(CreateWorkflowCommand, { Name: "many" });
  for (let i = 0; i < 5; ++i) await send(StartWorkflowRunCommand, { Name: "many" });
  const ids = [];
  for await (const page of paginateGetWorkflowRuns({ client, pageSize: 2 }, { Name: "many" })) {
    ids.push(...page.Runs.map((run) => run.WorkflowRunId));
  }
  assert.equal(new Set(ids).size, 5);
});

test("what a blueprint's run made can be looked at and deleted", async () => {
  const Trigger = { Name: "start", Type: "ON_DEMAND", Actions: [{ JobName: "load" }] };
  await admin("PUT", "timelines/made", {
    phases: [{ state: "SUCCEEDED" }],
    workflow: { graph: { Nodes: [
      { Type: "TRIGGER", Name: "start", UniqueId: "t", TriggerDetails: { Trigger } },
      { Type: "JOB", Name: "load", UniqueId: "j" },
    ] } },
  });
  await send(CreateBlueprintCommand, {
    Name: "orders",
    BlueprintLocation: "s3://bucket/orders.zip",
    Tags: { "glueprint:timeline": "made" },
  });
  await send(StartBlueprintRunCommand, {
    BlueprintName: "orders",
    RoleArn: "arn:aws:iam::555566667777:role/glue",
    Parameters: JSON.stringify({ WorkflowName: "made" }),
  });
  const { Workflow } = await send(GetWorkflowCommand, { Name: "made", IncludeGraph: true });
  assert.equal(Workflow.Graph.Nodes.length, 2);
  const found = await send(GetTriggerCommand, { Name: "start" });
  assert.deepEqual(found.Trigger, { ...Trigger, WorkflowName: "made" });
  await send(DeleteTriggerCommand, { Name: "start" });
  await send(DeleteJobCommand, { JobName: "load" });
  await assert.rejects(send(GetTriggerCommand, { Name: "start" }), EntityNotFoundException);
  await assert.rejects(send(DeleteCrawlerCommand, { Name: "none" }), EntityNotFoundException);
});
