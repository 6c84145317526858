// The filter box: words such as `operation:GetBlueprint* status:400 input.Name:orders`, named as
// the filters of GET journal are. A word without a name is looked for anywhere in the request.

import { h } from "./dom.js";

const NAMES = ["operation", "status", "error", "rule", "region"];

const globPattern = (glob) => new RegExp(`^${glob.split("*").map((part) =>
  part.split("?").map((text) => text.replace(/[\\^$.|+()[\]{}]/g, "\\$&")).join("."))
  .join(".*?")}$`, "is");

const text = (value) => (typeof value === "string" ? value : JSON.stringify(value ?? null));

function valuesOf(entry, name) {
  if (name === "rule") return entry.rules;
  if (name === "status") return [String(entry.status ?? "none")];
  if (!name.startsWith("input.")) return [String(entry[name] ?? "")];
  const value = name.slice(6).split(".").reduce((at, member) => at?.[member], entry.input);
  return value === undefined ? [] : [text(value)];
}

function test(word) {
  const colon = word.indexOf(":");
  const name = word.slice(0, colon);
  if (colon > 0 && (NAMES.includes(name) || name.startsWith("input."))) {
    const pattern = globPattern(word.slice(colon + 1).slice(0, 200));
    return (entry) => valuesOf(entry, name).some((value) => pattern.test(value));
  }
  const wanted = word.toLowerCase();
  return (entry) => JSON.stringify(entry).toLowerCase().includes(wanted);
}

// Whether an entry is wanted.
export function filterOf(query) {
  const tests = query.split(/\s+/).filter(Boolean).map(test);
  return (entry) => tests.every((holds) => holds(entry));
}

// What the last word of the query can become, from what is in the journal.
export function completions(query, entries) {
  const known = new Set();
  for (const entry of entries.slice(0, 1000)) {
    for (const name of NAMES) {
      for (const value of valuesOf(entry, name)) if (value) known.add(`${name}:${value}`);
    }
    for (const member of Object.keys(entry.input ?? {}).slice(0, 20)) known.add(`input.${member}:`);
  }
  const begin = query.slice(0, query.lastIndexOf(" ") + 1);
  const words = [...NAMES.map((name) => `${name}:`), ...[...known].filter((w) => w.length < 80)];
  return words.sort().slice(0, 60).map((word) => h("option", { value: begin + word }));
}
