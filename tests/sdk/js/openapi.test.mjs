// openapi.json is held against the OpenAPI specification by a public validator.

import assert from "node:assert/strict";
import { test } from "./limited.mjs";

import { Validator } from "@seriousme/openapi-schema-validator";

import { startServer } from "./server.mjs";

test("openapi.json is an OpenAPI document", async () => {
  const server = await startServer();
  try {
    const response = await fetch(`${server.url}/_glueprint/openapi.json`);
    const result = await new Validator().validate(await response.json());
    assert.deepEqual(result.errors ?? [], []);
    assert.equal(result.valid, true);
  } finally {
    await server.stop();
  }
});
