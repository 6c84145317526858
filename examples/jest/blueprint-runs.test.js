const {
  CreateBlueprintCommand,
  GetBlueprintRunsCommand,
  ListBlueprintsCommand,
  StartBlueprintRunCommand,
} = require("@aws-sdk/client-glue");
const { Account } = require("./account");
const { startOnce, waitForRun } = require("./blueprint-runs");

const BlueprintName = "orders";
const RoleArn = "arn:aws:iam::123456789012:role/glue";

let account;
let client;
let sleep;

beforeEach(async () => {
  account = new Account();
  client = account.client();
  sleep = jest.fn((ms) => account.advance(ms));
  await account.freeze();
});

afterEach(() => account.reset());

const create = (timeline = "succeeds") =>
  client.send(
    new CreateBlueprintCommand({
      Name: BlueprintName,
      BlueprintLocation: "s3://bucket/orders.zip",
      Tags: { "glueprint:timeline": timeline },
    }),
  );

async function start() {
  const { RunId } = await client.send(new StartBlueprintRunCommand({ BlueprintName, RoleArn }));
  return { BlueprintName, RunId };
}

async function runIds() {
  const page = await client.send(new GetBlueprintRunsCommand({ BlueprintName }));
  return page.BlueprintRuns.map((run) => run.RunId);
}

test("a run of a minute is polled every ten seconds, and nobody waits", async () => {
  await create("takes-a-minute");
  const run = await waitForRun(client, await start(), sleep);
  expect(run.CompletedOn - run.StartedOn).toBe(60_000);
  expect(sleep).toHaveBeenCalledTimes(6);
});

test("a run that fails rejects with what AWS says", async () => {
  await create("fails-and-rolls-back");
  await expect(waitForRun(client, await start(), sleep)).rejects.toThrow("layout generator");
});

test("throttles are tried again", async () => {
  await create();
  const run = await start();
  const throttle = { kind: "error", code: "ThrottlingException" };
  await account.putFault("GetBlueprintRun", throttle, { times: 2 });
  expect((await waitForRun(client, run, sleep)).State).toBe("SUCCEEDED");
  const statuses = (await account.requests("GetBlueprintRun")).map((request) => request.status);
  expect(statuses.slice(-3)).toEqual([200, 400, 400]);
  await account.verify("GetBlueprintRun", { at_least: 3 }, { BlueprintName: "orders" });
});

test("a retry after a lost reply starts a second run", async () => {
  await create();
  await account.putFault("StartBlueprintRun", { kind: "lost_response" }, { times: 1 });
  await start();
  expect(await runIds()).toHaveLength(2);
});

test("a lost reply is looked for", async () => {
  await create();
  await account.putFault("StartBlueprintRun", { kind: "lost_response" }, { times: 1 });
  const careful = account.client({ maxAttempts: 1 });
  const parameters = { WorkflowName: "orders-of-may" };
  const runId = await startOnce(careful, BlueprintName, RoleArn, parameters);
  expect(await runIds()).toEqual([runId]);
});

test("no test sees what another one made", async () => {
  const { Blueprints } = await client.send(new ListBlueprintsCommand({}));
  expect(Blueprints).toEqual([]);
});
