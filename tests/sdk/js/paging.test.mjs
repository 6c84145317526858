// The JavaScript client's own paginator over 2,500 runs.

import assert from "node:assert/strict";
import { after, before, test } from "./limited.mjs";
import { paginateGetBlueprintRuns } from "@aws-sdk/client-glue";
import { connect, startServer, writeRuns } from "./server.mjs";

const runs = writeRuns(2500);
const sizes = [25, 100, 1000];
for (let size = 1; size <= 1000; size += 37) sizes.push(size);
let server;

before(async () => {
  server = await startServer("--fixtures", runs.path);
});
after(async () => assert.equal(await server.stop(), 0));

for (const pageSize of sizes) {
  test(`every run comes once, newest first, at page size ${pageSize}`, async () => {
    const found = [];
    const pages = paginateGetBlueprintRuns(
      { client: connect(server), pageSize },
      { BlueprintName: "many" },
    );
    for await (const page of pages) {
      assert.ok(page.BlueprintRuns.length > 0 && page.BlueprintRuns.length <= pageSize);
      found.push(...page.BlueprintRuns.map((run) => run.RunId));
    }
    assert.deepEqual(found, runs.ids);
  });
}
