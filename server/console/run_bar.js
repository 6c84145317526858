// The drawing of a run: its states as a bar on the account's clock.

import { h, svg } from "./dom.js";

const UNITS = { ms: 1, s: 1e3, m: 60e3, h: 3600e3 };
const WIDTH = 1000;
const NOW = 750;
const DAY = 86400e3;
const WINDOWS = [60e3, 600e3, 3600e3, 6 * 3600e3, DAY, 7 * DAY, 30 * DAY, 365 * DAY];

export const isOver = (run) => run.State === "SUCCEEDED" || run.State === "FAILED";
export const startOf = (run) => run.StartedOn * 1000;

const lengthOf = (lasts) => {
  const [, count, unit] = /^(\d+)(ms|s|m|h)$/.exec(lasts) ?? [];
  return unit ? count * UNITS[unit] : null;
};

// The parts of a run: {state, from, to, isToCome}; `to` is null for what nobody knows. `asOf` is
// the account's time at which the run was read.
export function partsOf(run, asOf) {
  if (isOver(run)) {
    return [{ state: run.State, from: startOf(run), to: run.CompletedOn * 1000 }];
  }
  const parts = [{ state: run.State, from: startOf(run), to: asOf }];
  let from = asOf;
  for (const phase of run.Future?.phases ?? []) {
    const lasts = typeof phase.lasts === "string" ? lengthOf(phase.lasts) : null;
    parts.push({ state: phase.state, from, to: lasts === null ? null : from + lasts });
    if (lasts === null) break;
    from += lasts;
  }
  return parts;
}

// When a run that is not over will be; null when nobody knows.
export function endOf(run, asOf) {
  const last = partsOf(run, asOf).at(-1);
  return last.state === "SUCCEEDED" || last.state === "FAILED" ? last.from : null;
}

// The stretch of time that shows what is unfinished, and the newest run.
export function windowFor(runs, now) {
  const wanted = runs.filter((run) => !isOver(run)).map((run) => now - startOf(run));
  const newest = Math.min(...runs.map((run) => now - startOf(run)));
  const span = Math.max(newest, ...wanted.filter((age) => age < 3600e3), 45e3);
  return WINDOWS.find((each) => 0.75 * each >= span) ?? WINDOWS.at(-1);
}

function part(state, left, right, isToCome) {
  const from = Math.max(0, Math.min(WIDTH, left));
  const to = Math.max(0, Math.min(WIDTH, right));
  if (to <= 0 || from >= WIDTH) return null;
  return svg("rect", {
    class: `part ${state}${isToCome ? " to-come" : ""}`, x: from.toFixed(1), y: isToCome ? 5 : 4,
    width: Math.max(isToCome ? 0 : 3, to - from).toFixed(1), height: isToCome ? 10 : 12, rx: 2,
  });
}

// The bar of a run as an SVG that says in words what it shows.
export function barOf(run, asOf, now, span, words) {
  const at = (time) => NOW + ((time - now) / span) * WIDTH;
  const drawn = [];
  for (const { state, from, to } of partsOf(run, asOf)) {
    const end = to ?? Infinity;
    if (from < now) drawn.push(part(state, at(from), Math.min(NOW, at(end)), false));
    if (end > now) drawn.push(part(state, Math.max(NOW, at(from)), at(end), true));
  }
  if (drawn.every((each) => each === null)) {
    drawn.push(svg("polygon", { class: `part ${run.State}`, points: "2,10 12,4 12,16" }));
  }
  return svg("svg", {
    class: "bar-of-run", viewBox: `0 0 ${WIDTH} 20`, preserveAspectRatio: "none", role: "img",
    "aria-label": words,
  }, ...drawn.filter(Boolean), svg("line", { class: "mark", x1: NOW, x2: NOW, y1: 0, y2: 20 }));
}

export const stateOf = (state) => h("span", { class: `state ${state}` }, state);
