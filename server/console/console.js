// Puts the page together: the events of the journal, and the panels that show what is there.

import { Accounts } from "./accounts.js";
import { Clock } from "./clock.js";
import { announce, byId, inWords, plural, say } from "./dom.js";
import { openRequest } from "./drawer.js";
import { Events } from "./events.js";
import { Faults } from "./faults.js";
import { Findings } from "./findings.js";
import { listenToKeys } from "./keys.js";
import { Requests } from "./requests.js";
import { Runs } from "./runs.js";
import { Tabs } from "./tabs.js";

const LOOK_EVERY = 2000;
const COSTLY = 200;

const faults = new Faults();
const tabs = new Tabs(() => look());
const requests = new Requests((entry) => openRequest(entry, async (chosen) => {
  tabs.show("faults");
  await faults.begin(chosen);
}));
const clock = new Clock(() => look());
const runs = new Runs(clock);
const findings = new Findings((id) => requests.openById(id));
const accounts = new Accounts((isOtherAccount) => {
  if (isOtherAccount) events.follow();
  look();
});

let looking = null;
let again = false;
let nextRuns = 0;

async function loadRuns() {
  if (performance.now() < nextRuns) return;
  const took = await runs.load();
  nextRuns = performance.now() + (took > COSTLY ? 10 * took : 0);
}

async function lookOnce() {
  await clock.load();
  await Promise.all([accounts.load(), loadRuns(), findings.load(),
    tabs.current === "faults" ? faults.load() : null]);
}

// Reads anew what events do not tell: once at a time, and once more when asked meanwhile.
function look() {
  if (looking) {
    again = true;
    return looking;
  }
  looking = lookOnce().catch((problem) => {
    if (problem.status) showProblem(problem.message);
  }).finally(() => {
    looking = null;
    if (again) setTimeout(look, 400);
    again = false;
  });
  return looking;
}

function showProblem(text) {
  byId("lost").hidden = text === "";
  say(byId("lost"), text);
}

let frame = 0;
let came = [];

// Draws what has come, once a frame.
function drawWhatCame() {
  frame = 0;
  const entries = [];
  for (const event of came.splice(0)) {
    if (event.name === "cleared") {
      entries.length = 0;
      requests.clear();
    }
    if (event.name === "gap") requests.load().catch(() => {});
    if (event.name === "request") entries.push(JSON.parse(event.data));
  }
  requests.take(entries);
  if (entries.length > 0) announce(`${plural(entries.length, "request")} more`);
  look();
}

const events = new Events({
  opened: () => {
    showProblem("");
    say(byId("connection"), "Live");
    byId("connection").className = "connection live";
    requests.load().catch(() => {});
    look();
  },
  lost: (pause) => {
    say(byId("connection"), "Lost");
    byId("connection").className = "connection";
    showProblem(`The connection to the server is lost. The next try is in ${inWords(pause)}; `
      + "nothing is lost, the journal fills the gap.");
  },
  came: (list) => {
    came.push(...list);
    frame ||= requestAnimationFrame(drawWhatCame);
    if (document.hidden) drawWhatCame();
  },
});

async function begin() {
  for (;;) {
    try {
      await accounts.load();
      break;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  listenToKeys({ requests, tabs });
  events.follow();
  setInterval(() => document.hidden || look(), LOOK_EVERY);
}

begin();
