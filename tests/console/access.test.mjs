// Who can use the console: by keyboard, with a screen reader, on a phone; and what hostile names
// can do to it.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { after, test } from "../sdk/js/limited.mjs";
import { admin, call, closeAll, demo, isLive, openConsole, startServer } from "./page.mjs";

after(closeAll);

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const PHONE = { width: 360, height: 740 };
const HOSTILE = ["<img src=x onerror=\"window.hacked=1\">", "\u202Eevil\u202C ‮txt",
  "x".repeat(255), "\"><script>window.hacked=1</script>", "{{7*7}} ${7*7}"];

// What axe-core reports of the page as it is, each with its places.
async function violations(page) {
  await page.evaluate(await (await import("node:fs/promises")).readFile(axe, "utf8"));
  const found = await page.evaluate(() => window.axe.run(document, {
    resultTypes: ["violations"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) =>
    `${node.target} ${node.failureSummary}`).join("; ")}`);
}

async function prepare(flags = ["--fixtures", demo]) {
  const server = await startServer(...flags);
  await admin(server, "POST", "faults", { id: "slow", fault: { kind: "latency", fixed: "5ms" } });
  for (const Name of ["orders-etl", "nobody"]) await call(server, "GetBlueprint", { Name });
  return server;
}

for (const [name, options] of [["wide", {}], ["wide and dark", { dark: true }], ["narrow", PHONE],
  ["narrow and dark", { ...PHONE, dark: true }]]) {
  test(`axe-core reports no violation: ${name}`, async () => {
    const server = await prepare();
    const page = await openConsole(server, options);
    await isLive(page);
    await page.locator(".request").first().waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator(".request").first().click();
    assert.deepEqual(await violations(page), []);
    await page.keyboard.press("Escape");
    for (const [tab, ready] of [["runs", ".run"], ["faults", ".fault-form"],
      ["findings", "#panel-findings .empty"]]) {
      await page.click(`#tab-${tab}`);
      await page.locator(ready).first().waitFor();
      assert.deepEqual(await violations(page), []);
    }
    await page.keyboard.press("?");
    assert.deepEqual(await violations(page), []);
    await page.close();
    await server.stop();
  });
}

test("axe-core reports no violation of an empty and of a broken page", async () => {
  const server = await startServer();
  const page = await openConsole(server);
  await page.getByText("No request has come").waitFor();
  await isLive(page);
  assert.deepEqual(await violations(page), []);
  await server.stop();
  await page.getByText("The connection to the server is lost").waitFor();
  assert.deepEqual(await violations(page), []);
  await page.close();
});

test("hostile names stay text", async () => {
  const server = await startServer();
  await admin(server, "PUT", "fixtures", {
    Blueprints: [{ Name: "b".repeat(128), Status: "FAILED", ErrorMessage: HOSTILE[0] }],
    BlueprintRuns: [{ BlueprintName: "b".repeat(128), RunId: "br_1", State: "FAILED",
      ErrorMessage: HOSTILE.join(" "), StartedOn: "-1h" }] });
  for (const [place, text] of HOSTILE.entries()) {
    await admin(server, "POST", "faults", { id: `rule-${place}`, match: { input: { Name: "none" } },
      fault: { kind: "error", code: "ThrottlingException", message: text } });
    await call(server, "GetBlueprint", { Name: text, [text.slice(0, 40)]: text });
  }
  for (const size of [{}, PHONE]) {
    const page = await openConsole(server, size);
    await isLive(page);
    await page.locator(".request").nth(4).waitFor();
    await page.locator(".request").nth(4).click();
    await page.locator("#drawer").getByText(HOSTILE[0].slice(0, 9)).first().waitFor();
    await page.keyboard.press("Escape");
    await page.click("#tab-runs");
    await page.locator("[data-run]").first().click();
    await page.keyboard.press("Escape");
    await page.click("#tab-faults");
    await page.locator(".rule").nth(4).waitFor();
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator("main img, aside img, main script").count(), 0);
    const overflow = await page.evaluate(() =>
      document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    assert.deepEqual(page.complaints, []);
    await page.close();
  }
  await server.stop();
});

test("the keyboard alone reaches everything", async () => {
  const server = await prepare();
  const page = await openConsole(server);
  await isLive(page);
  await page.locator(".request").nth(1).waitFor();
  const has = (selector) => page.locator(selector).evaluate((element) =>
    element === document.activeElement);

  await page.keyboard.press("/");
  assert.ok(await has("#filter"));
  await page.keyboard.press("Escape");
  await page.keyboard.press("j");
  assert.ok(await page.locator("[aria-posinset='1'] button").evaluate((row) =>
    row === document.activeElement));
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.locator("#drawer").getByText("orders-etl").first().waitFor();
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("[aria-posinset='2'] button").evaluate((row) =>
    row === document.activeElement));
  await page.keyboard.press("2");
  await page.locator(".run").first().waitFor();
  await page.keyboard.press("3");
  await page.locator("#fault-kind").waitFor();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.locator("#tab-runs").getAttribute("aria-selected"), "true");
  await page.keyboard.press("?");
  await page.locator("#keys-dialog").getByText("filter the requests").waitFor();
  await page.keyboard.press("Escape");

  const reached = new Set();
  await page.keyboard.press("3");
  for (let step = 0; step < 120; step += 1) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate(() => document.activeElement.textContent.trim()
      || document.activeElement.id));
  }
  for (const wanted of ["Freeze", "+1 min", "+1 h", "+1 day", "Set", "Remove", "Remove all",
    "Add the rule", "Try it first", "Save the tape"]) {
    assert.ok(reached.has(wanted), `${wanted} is not reached: ${[...reached].join(", ")}`);
  }
  await page.close();
  await server.stop();
});
