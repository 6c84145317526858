// What a page tries on a server at `base`. Each attack gives the texts that the page could read.

const json = JSON.stringify;

export const readable = [
  "/", "/health", "/_glueprint/health", "/_glueprint/clock", "/_glueprint/journal",
  "/_glueprint/export", "/_glueprint/faults", "/_glueprint/snapshots", "/_glueprint/openapi.json",
];

const target = (operation) => ({ "X-Amz-Target": `AWSGlue.${operation}` });

// What would be noticed afterwards: method, path, body and headers.
export const harms = [
  ["POST", "/_glueprint/reset?all=true&fixtures=false", ""],
  ["PUT", "/_glueprint/clock", json({ now: "2030-01-01T00:00:00Z", rate: 0 })],
  ["POST", "/_glueprint/clock/advance", json({ by: "1000h" })],
  ["POST", "/_glueprint/faults", json({ id: "evil", fault: { kind: "hang" } })],
  ["PUT", "/_glueprint/faults/evil", json({ fault: { kind: "hang" } })],
  ["DELETE", "/_glueprint/faults", ""],
  ["DELETE", "/_glueprint/journal", ""],
  ["PUT", "/_glueprint/fixtures", json({ Blueprints: [{ Name: "evil" }] })],
  ["PUT", "/_glueprint/snapshots/evil", ""],
  ["PUT", "/_glueprint/timelines/evil", json({ phases: [{ state: "SUCCEEDED" }] })],
  ["POST", "/_glueprint/timeline-rules", json({ timeline: "fails" })],
  ["POST", "/", json({ Name: "evil", BlueprintLocation: "s3://b/k" }), target("CreateBlueprint")],
  ["POST", "/", json({ Name: "orders" }), target("DeleteBlueprint")],
];

async function textOf(answer) {
  try {
    const response = await answer;
    const text = await response.text();
    return response.type === "opaque" ? text : `${response.status} ${text}`;
  } catch {
    return "";
  }
}

async function all(answers) {
  const texts = await Promise.all(answers);
  return texts.filter((text) => text !== "");
}

// Every route with this method, whatever the route expects; `init` is that of fetch.
export function fetchEverything(base, method, init) {
  const hasBody = method !== "GET" && method !== "HEAD";
  return all([...readable.map((path) => ["", path, ""]), ...harms].map(([, path, body]) =>
    textOf(fetch(base + path, { method, ...(hasBody ? { body } : {}), ...init }))));
}

// Every harm as it is meant, headers included.
export function doHarm(base, init) {
  return all(harms.map(([method, path, body, headers]) => textOf(fetch(base + path, {
    method, body, ...init, headers: { ...headers, ...init?.headers },
  }))));
}

export function readEverything(base, init) {
  return all(readable.map((path) => textOf(fetch(base + path, init))));
}

// Without a preflight: bodies of the types that forms can send.
export function beacon(base, type) {
  for (const [method, path, body] of harms) {
    if (method === "POST") navigator.sendBeacon(base + path, new Blob([body], { type }));
  }
  return [];
}

// With XMLHttpRequest, and cookies and passwords if there are any.
export function request(base) {
  return all(harms.map(([method, path, body]) => new Promise((done) => {
    const asked = new XMLHttpRequest();
    asked.onloadend = () => done(asked.responseText);
    asked.open(method, base + path);
    asked.withCredentials = true;
    asked.send(body);
  })));
}

const attributes = {
  img: "src", script: "src", iframe: "src", embed: "src", object: "data", video: "src",
  link: "href",
};

function load(tag, url, more) {
  return new Promise((done) => {
    const element = Object.assign(document.createElement(tag), more);
    element.onload = element.onerror = (event) => done([event.type, element]);
    element[attributes[tag]] = url;
    document.body.append(element);
  });
}

function textIn(element) {
  try {
    const { contentDocument, sheet } = element;
    return contentDocument?.documentElement.textContent || sheet?.cssRules[0]?.cssText || "";
  } catch {
    return "";
  }
}

// Every route as the source of an element.
export function embed(base, tag, more) {
  const before = new Set(Object.keys(window));
  return all(readable.map(async (path) => {
    const [, element] = await load(tag, base + path, more);
    const names = Object.keys(window).filter((name) => !before.has(name) && /\D/.test(name));
    return textIn(element) + names.join() + (element.naturalWidth ? "an image" : "");
  }));
}

// Which of these addresses load and which do not, as the page can tell.
export async function eventsOf(tag, urls, more) {
  const loads = await Promise.all(urls.map((url) => load(tag, url, more)));
  return loads.map(([type]) => type);
}

export function events(base) {
  return all(readable.map((path) => new Promise((done) => {
    const source = new EventSource(base + path);
    source.onmessage = source.onopen = ({ data }) => done(data ?? "open");
    source.onerror = () => { source.close(); done(""); };
  })));
}

export function sockets(base) {
  return all(readable.map((path) => new Promise((done) => {
    const socket = new WebSocket(base.replace("http", "ws") + path);
    socket.onopen = () => done("open");
    socket.onerror = () => done("");
  })));
}

// Posts a form into a window or frame of that name: with the encoding `text/plain` its body is
// what `field` and `value` make with a `=` between them, and so may be JSON.
export function post(url, enctype, where, field, value) {
  const form = document.createElement("form");
  Object.assign(form, { action: url, method: "post", enctype, target: where });
  form.append(Object.assign(document.createElement("input"), { name: field, value }));
  document.body.append(form);
  setTimeout(() => form.submit());
  return [];
}

export function click(url, where) {
  const link = Object.assign(document.createElement("a"), { href: url, target: where });
  document.body.append(link);
  setTimeout(() => link.click());
  return [];
}

// What a page can see of a window that it has opened.
export async function open(url) {
  const opened = window.open(url);
  const peek = (look) => { try { return look() || ""; } catch { return ""; } };
  await new Promise((done) => {
    const timer = setInterval(() => {
      if (peek(() => opened.location.href) === "about:blank") return;
      clearInterval(timer);
      done();
    }, 10);
  });
  return all([peek(() => opened.document.documentElement.textContent),
              peek(() => opened.location.href)]);
}

// Runs an attack of this file in a frame that has no origin of its own.
export function inSandbox(name, ...given) {
  return new Promise((done) => {
    window.onmessage = ({ data }) => done(data);
    const frame = Object.assign(document.createElement("iframe"), {
      srcdoc: `<body><script type=module>
        import * as attacks from "${location.origin}/attacks.mjs";
        parent.postMessage(await attacks["${name}"](...${json(given)}), "*");
      </script>`,
    });
    frame.sandbox = "allow-scripts allow-forms";
    document.body.append(frame);
  });
}

export async function askServiceWorker(name, ...given) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((done) => {
    navigator.serviceWorker.onmessage = ({ data }) => done(data);
    active.postMessage([name, given]);
  });
}

// The same in a service worker of the page's origin.
export async function inServiceWorker(name, ...given) {
  await navigator.serviceWorker.register("/service_worker.mjs", { type: "module" });
  return askServiceWorker(name, ...given);
}
