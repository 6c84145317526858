// Opens the console of a real server in Debian's Chromium.

import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
const binary = process.env.GLUEPRINT_BINARY ?? join(root, "build/dev/glueprint");
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("GLUEPRINT_")),
);

const stops = [];

// Resolves to the URL of a server that is ready, `port` and a stop().
export async function startServer(...flags) {
  const child = spawn(binary, ["serve", ...(flags.includes("--port") ? [] : ["--port", "0"]),
    ...flags], { env: environment, stdio: ["ignore", "pipe", "inherit"] });
  process.once("exit", () => child.kill());
  const exited = new Promise((done) => child.once("exit", done));
  let port;
  for await (const line of createInterface({ input: child.stdout })) {
    port ??= line.match(/http:\/\/\S+:(\d+)/)?.[1];
    if (line === "Ready.") break;
  }
  if (!port) throw new Error("the server did not start");
  const stop = () => {
    child.kill("SIGTERM");
    return exited;
  };
  stops.push(stop);
  return { url: `http://127.0.0.1:${port}`, port, stop };
}

export const demo = join(root, "fixtures/demo.json");

// Sends an operation as an SDK of that account would.
export async function call(server, operation, input, account = "000000000000", fields = {}) {
  const response = await fetch(server.url, {
    method: "POST", body: JSON.stringify(input), headers: {
      "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `AWSGlue.${operation}`,
      Authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/us-east-1/glue/aws4_request, `
        + "SignedHeaders=host, Signature=00",
      ...fields,
    },
  });
  return response.json();
}

// Asks a route of the server.
export async function admin(server, method, route, body) {
  const response = await fetch(`${server.url}/_glueprint/${route}`,
    { method, body: body && JSON.stringify(body) });
  if (!response.ok) throw new Error(await response.text());
  return response.status === 204 ? null : response.json();
}

let browser;

// Closes the browser, and stops the servers that failed tests have left.
export async function closeAll() {
  await browser?.close();
  await Promise.all(stops.map((stop) => stop()));
}

// A page of the console that fails the test for anything that a browser complains of.
export async function openConsole(server, { width = 1380, height = 820, hash = "", dark } = {}) {
  browser ??= await chromium.launch({
    executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-quic"],
  });
  const page = await browser.newPage({
    viewport: { width, height }, colorScheme: dark ? "dark" : "light",
  });
  page.setDefaultTimeout(20_000);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error.stack)));
  page.on("console", (message) => {
    const isExpected = /status of (401|404|422)|ERR_/.test(message.text());
    if (message.type() === "error" && !isExpected) page.complaints.push(message.text());
  });
  await page.goto(`${server.url}/_glueprint/${hash}`);
  return page;
}

export const isLive = (page) => page.locator("#connection.live").waitFor();
