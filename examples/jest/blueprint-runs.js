// Code under test, as it might stand in a program that uses AWS Glue.

const { setTimeout: pause } = require("node:timers/promises");
const {
  GetBlueprintRunCommand,
  GetBlueprintRunsCommand,
  StartBlueprintRunCommand,
} = require("@aws-sdk/client-glue");

const pollMs = 10_000;
const finished = ["SUCCEEDED", "FAILED"];

// Polls until the run has finished; rejects when it failed.
async function waitForRun(client, run, sleep = pause) {
  for (;;) {
    const { BlueprintRun: seen } = await client.send(new GetBlueprintRunCommand(run));
    if (seen.State === "FAILED") throw new Error(seen.ErrorMessage);
    if (finished.includes(seen.State)) return seen;
    await sleep(pollMs);
  }
}

// Starts a run; the parameters must be those of no other run. The client must not try again by
// itself: when only the reply was lost, that starts a second run.
async function startOnce(client, BlueprintName, RoleArn, parameters) {
  const Parameters = JSON.stringify(parameters);
  try {
    const start = new StartBlueprintRunCommand({ BlueprintName, RoleArn, Parameters });
    return (await client.send(start)).RunId;
  } catch (error) {
    if (error.$metadata?.httpStatusCode) throw error;
    const { BlueprintRuns } = await client.send(new GetBlueprintRunsCommand({ BlueprintName }));
    const run = BlueprintRuns.find((each) => each.Parameters === Parameters);
    if (!run) throw error;
    return run.RunId;
  }
}

module.exports = { startOnce, waitForRun };
