// The console as people use it: requests appear, faults are made, the clock is moved.

import assert from "node:assert/strict";
import { after, test } from "../sdk/js/limited.mjs";
import { admin, call, closeAll, demo, isLive, openConsole, startServer } from "./page.mjs";

after(closeAll);

// A test with a server of its own, and a page that must not have complained at its end.
const consoleTest = (name, flags, body, options) => test(name, async () => {
  const server = await startServer(...flags);
  const page = await openConsole(server, options);
  try {
    await body({ server, page });
    assert.deepEqual(page.complaints, []);
  } finally {
    await page.close();
    await server.stop();
  }
});

const START = { BlueprintName: "orders-etl", RoleArn: "arn:aws:iam::000000000000:role/r",
  Parameters: "{\"WorkflowName\":\"w\",\"SourceBucket\":\"bucket\"}" };

consoleTest("a request appears live, and opens to its input and its error", [], async (
  { server, page }) => {
  await page.getByText("No request has come").waitFor();
  await isLive(page);
  await call(server, "GetBlueprint", { Name: "nobody" });
  const row = page.locator(".request").first();
  await row.getByText("400 EntityNotFoundException").waitFor();
  await row.click();
  const drawer = page.locator("#drawer");
  await drawer.getByText("\"Name\": \"nobody\"").waitFor();
  await page.locator("#copy-as").selectOption("Python");
  await drawer.getByText("requests.post(").waitFor();
});

consoleTest("a fault is made by the form and fires", ["--fixtures", demo], async (
  { server, page }) => {
  await page.click("#tab-faults");
  await page.locator("#fault-kind").selectOption("error");
  await page.getByLabel("code (needed)").fill("ThrottlingException");
  await page.getByLabel("Operation").fill("ListBlueprints");
  await page.getByLabel("Then fire so often").fill("1");
  await page.getByRole("button", { name: "Add the rule" }).click();
  await page.getByText("fired 0").waitFor();
  assert.equal((await call(server, "ListBlueprints", {})).__type, "ThrottlingException");
  await page.getByText("fired 1").waitFor();
  await page.getByText("used up").waitFor();
  await page.click("#tab-requests");
  await page.locator(".request .chip").getByText("fault-1").waitFor();
});

consoleTest("a wrong member of a rule is named in the form", [], async ({ page }) => {
  await page.click("#tab-faults");
  await page.locator("#fault-kind").selectOption("latency");
  await page.getByRole("button", { name: "Add the rule" }).click();
  await page.locator(".fault-form .problem").getByText(/\S/).waitFor();
});

consoleTest("the clock moves a run to SUCCEEDED and its bar grows",
  ["--fixtures", demo, "--timeline", "takes-a-minute", "--clock-rate", "0"],
  async ({ server, page }) => {
    const { RunId } = await call(server, "StartBlueprintRun", START);
    await page.click("#tab-runs");
    const run = page.locator(`[data-run="${RunId}"]`);
    await run.getByText("RUNNING").waitFor();
    const width = () => run.locator("rect").first().evaluate((bar) => bar.width.baseVal.value);
    await page.getByRole("button", { name: "+1 min" }).waitFor();
    const before = await width();
    await admin(server, "POST", "clock/advance", { by: "30s" });
    await page.waitForFunction(([id, least]) => document.querySelector(
      `[data-run="${id}"] rect`).width.baseVal.value > least, [RunId, before + 100]);
    await page.getByRole("button", { name: "+1 min" }).click();
    await run.getByText("SUCCEEDED").waitFor();
    assert.match(await page.locator("#clock").textContent(), /frozen/);
  });

consoleTest("a run that is chosen can be ended as another timeline says",
  ["--fixtures", demo, "--timeline", "never-ends"], async ({ server, page }) => {
    const { RunId } = await call(server, "StartBlueprintRun", START);
    await page.click("#tab-runs");
    await page.locator(`[data-run="${RunId}"]`).click();
    await page.locator("#end-as option").getByText("fails", { exact: true }).waitFor(
      { state: "attached" });
    await page.locator("#end-as").selectOption("fails");
    await page.getByRole("button", { name: "Change its future" }).click();
    await page.getByText("Done.").waitFor();
    await admin(server, "POST", "clock/advance", { by: "1h" });
    await page.locator(`[data-run="${RunId}"]`).getByText("FAILED").waitFor();
  });

consoleTest("a lost connection is told, and the journal fills the gap", [], async (
  { server, page }) => {
  await isLive(page);
  await server.stop();
  await page.getByText("The connection to the server is lost").waitFor();
  const again = await startServer("--port", server.port);
  await call(again, "ListBlueprints", {});
  await isLive(page);
  await page.locator(".request").getByText("ListBlueprints").waitFor();
  assert.equal(await page.locator("#lost").isVisible(), false);
  await again.stop();
});

consoleTest("another account shows its own requests", [], async ({ server, page }) => {
  await isLive(page);
  await call(server, "ListWorkflows", {}, "111122223333");
  await page.getByRole("button", { name: "111122223333" }).click();
  await page.locator(".request").getByText("ListWorkflows").waitFor();
  assert.match(page.url(), /account=111122223333/);
});

consoleTest("with a token the page asks for it, and shows all then",
  ["--admin-token", "secret"], async ({ server, page }) => {
    await page.locator("#token").fill("wrong");
    await page.getByRole("button", { name: "Use it" }).click();
    await page.locator("#token").fill("secret");
    await page.getByRole("button", { name: "Use it" }).click();
    await isLive(page);
    await call(server, "ListBlueprints", {});
    await page.locator(".request").getByText("ListBlueprints").waitFor();
  });

consoleTest("the filter knows the words of the journal, and a pause holds what comes", [], async (
  { server, page }) => {
  await isLive(page);
  await call(server, "ListBlueprints", {});
  await call(server, "GetBlueprint", { Name: "orders" });
  await page.locator("#filter").fill("operation:Get* input.Name:ord* status:400");
  await page.getByText("1 of 2 requests").waitFor();
  await page.getByRole("button", { name: "Pause" }).click();
  await call(server, "GetBlueprint", { Name: "orders-2" });
  await page.getByRole("button", { name: /Resume \(\d+ new\)/ }).click();
  await page.getByText("2 of 3 requests").waitFor();
});

consoleTest("a rule is tried on the requests that came, and a plan is one click", [], async (
  { server, page }) => {
  await isLive(page);
  for (const Name of ["a", "b"]) await call(server, "GetBlueprint", { Name });
  await page.click("#tab-faults");
  await page.locator("#fault-kind").selectOption("lost_response");
  await page.getByRole("button", { name: "Try it first" }).click();
  await page.getByText("Of the last 2 requests it would have hit 2: #1, #2.").waitFor();
  assert.deepEqual((await admin(server, "GET", "faults")).rules, []);
  await page.getByRole("button", { name: "lost start" }).click();
  await page.locator(".rule").getByText("lost-start").first().waitFor();
  for (const name of ["flaky network", "odd pages", "slow region", "throttled poller"]) {
    await page.getByRole("button", { name }).click();
  }
  await page.locator(".rule").nth(11).waitFor();
});

consoleTest("findings and retries are told, and lead to their requests", [], async (
  { server, page }) => {
  await page.click("#tab-findings");
  await page.getByText("Nothing was found").waitFor();
  await page.getByText("No call was retried").waitFor();
  await admin(server, "POST", "faults", { times: 1, fault: {
    kind: "error", code: "ThrottlingException", retry_after_ms: 60_000 } });
  for (const attempt of [1, 2]) {
    await call(server, "ListBlueprints", {}, undefined, {
      "amz-sdk-invocation-id": "call-1", "amz-sdk-request": `attempt=${attempt}; max=3` });
  }
  const finding = page.locator(".finding");
  await finding.getByText("ignored throttle").waitFor();
  await finding.getByText(/ListBlueprints: 2 attempts/).waitFor();
  await finding.getByText(/400 ThrottlingException, after .+ \(asked for 1 min\) 200/).waitFor();
  await finding.getByText("A hint of the server was not kept.").waitFor();
  await page.getByRole("button", { name: "Request 2" }).first().click();
  await page.locator("#drawer").getByText("call-1").waitFor();
});

consoleTest("ten thousand requests stay a page of few rows", ["--log-level", "error"], async (
  { server, page }) => {
  await isLive(page);
  for (let sent = 0; sent < 10_000; sent += 100) {
    await Promise.all(Array.from({ length: 100 }, () => call(server, "ListBlueprints", {})));
  }
  await page.locator("#panel-requests").getByText("10000 requests").waitFor();
  assert.ok(await page.locator(".row").count() < 100);
  await page.locator(".window").evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await page.locator("[aria-posinset='10000']").waitFor();
});
