// Starts the real binary, and makes clients with keys that no AWS knows.

import { spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { GlueClient } from "@aws-sdk/client-glue";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const binary = process.env.GLUEPRINT_BINARY ?? join(root, "build/dev/glueprint");

// Settings of the server come from its flags alone.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("GLUEPRINT_")),
);

// Resolves, when the server is ready, to its URL and a stop() that resolves to its exit status.
export async function startServer(...flags) {
  const child = spawn(binary, ["serve", "--port", "0", ...flags], {
    env: environment,
    stdio: ["ignore", "pipe", "inherit"],
  });
  process.once("exit", () => child.kill());
  const exited = new Promise((done) => child.once("exit", done));
  let url;
  for await (const line of createInterface({ input: child.stdout })) {
    url ??= line.match(/http:\/\/\S+:\d+/)?.[0];
    if (line === "Ready.") break;
  }
  if (!url) throw new Error("the server did not start");
  const stop = () => {
    child.kill("SIGTERM");
    return exited;
  };
  return { url: url.replace("localhost", "127.0.0.1"), stop };
}

// A client whose access key is `account`; `attempts` counts the requests that it sends.
export function connect(server, { account = "test", region = "us-east-1", ...options } = {}) {
  const client = new GlueClient({
    endpoint: server.url,
    region,
    credentials: { accessKeyId: account, secretAccessKey: "secret" },
    ...options,
  });
  client.attempts = 0;
  const count = (next) => (args) => {
    client.attempts += 1;
    return next(args);
  };
  client.middlewareStack.add(count, { step: "finalizeRequest", priority: "low" });
  return client;
}

export const runId = (number) => `br_${number.toString(16).padStart(64, "0")}`;

// Writes a fixture of finished runs of the blueprint `many`; returns its path and the ids, newest
// first.
export function writeRuns(count) {
  const runs = Array.from({ length: count }, (_, n) => ({
    BlueprintName: "many",
    RunId: runId(n),
    State: "SUCCEEDED",
    StartedOn: 1700000000 + n,
  }));
  const path = join(mkdtempSync(join(tmpdir(), "glueprint-")), "runs.json");
  writeFileSync(path, JSON.stringify({ BlueprintRuns: runs }));
  return { path, ids: runs.map((run) => run.RunId).reverse() };
}
