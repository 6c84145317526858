// Asks the routes of the server, for the world that is chosen.

import { byId } from "./dom.js";

export const world = { account: null, region: null };

let token = "";

export class Problem extends Error {
  constructor(status, document) {
    super(document.detail ?? `The server answered ${status}.`);
    this.status = status;
    this.errors = document.errors ?? [];
  }
}

let asking = null;

// Asks for the token of --admin-token. It stays in memory, and goes with the page.
function askForToken() {
  const dialog = byId("token-dialog");
  asking ??= new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      token = byId("token").value;
      asking = null;
      resolve();
    }, { once: true });
    dialog.showModal();
  });
  return asking;
}

function address(route, parameters) {
  const query = new URLSearchParams(
    Object.entries(parameters).filter(([, value]) => value !== null && value !== undefined));
  return query.size > 0 ? `${route}?${query}` : route;
}

// Sends one request, again with the token when it is wanted; gives the response.
export async function send(method, route, { parameters = {}, body, headers = {}, signal } = {}) {
  for (;;) {
    const used = token;
    const response = await fetch(address(route, parameters), {
      method, signal, cache: "no-store",
      headers: { ...headers, "X-Glueprint-Console": "1",
        ...(token && { Authorization: `Bearer ${token}` }) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (response.status !== 401) return response;
    if (used === token) await askForToken();
  }
}

async function answerOf(response) {
  const text = await response.text();
  let document = {};
  try {
    document = text ? JSON.parse(text) : null;
  } catch {
    // A proxy between here and the server may answer anything.
  }
  if (!response.ok) throw new Problem(response.status, document ?? {});
  return document;
}

// The JSON of a route that needs no world.
export const ask = async (method, route, options) => answerOf(await send(method, route, options));

// Of a route of the chosen account, or of its region.
export const askAccount = (method, route, body, parameters = {}) =>
  ask(method, route, { body, parameters: { account: world.account, ...parameters } });
export const askWorld = (method, route, body) =>
  askAccount(method, route, body, { region: world.region });
