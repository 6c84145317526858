// Starts Glueprint on a free port, once for all test files; or uses the one of GLUEPRINT_URL.

const { spawn } = require("node:child_process");
const { createInterface } = require("node:readline");

const startMsMax = 30_000;
const hint =
  "put glueprint into PATH, name it in GLUEPRINT_BINARY, or a server that runs in GLUEPRINT_URL.";

// Settings of the server are its flags alone.
const environment = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith("GLUEPRINT_")),
  );

// Resolves to the URL that the server prints before it says `Ready.`
async function readUrl(server) {
  const deadline = setTimeout(() => server.kill(), startMsMax);
  let url;
  for await (const line of createInterface({ input: server.stdout })) {
    url ??= line.match(/http:\/\/\S+/)?.[0];
    if (line === "Ready.") break;
  }
  clearTimeout(deadline);
  if (!url) throw new Error(`${server.spawnfile} did not start: ${hint}`);
  return url;
}

module.exports = async () => {
  if (process.env.GLUEPRINT_URL) return;
  const binary = process.env.GLUEPRINT_BINARY ?? "glueprint";
  const server = spawn(binary, ["serve", "--port", "0", "--log-level", "error"], {
    env: environment(),
    stdio: ["ignore", "pipe", "inherit"],
  });
  const failed = new Promise((_, fail) => {
    server.once("error", (error) => fail(new Error(`${error.message}: ${hint}`)));
  });
  // Jest's workers, which start later, inherit this variable.
  process.env.GLUEPRINT_URL = await Promise.race([readUrl(server), failed]);
  globalThis.glueprint = server;
};
