// Makes elements. Text enters the page by textContent alone, so nothing in it is ever markup.

const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "value") element.value = value;
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return element;
}

export const h = (tag, attributes = {}, ...children) =>
  fill(document.createElement(tag), attributes, children);

export const svg = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS(SVG, tag), attributes, children);

export const byId = (id) => document.getElementById(id);

// Sets the text of an element, and touches nothing when it is there already.
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export const button = (text, onclick, attributes = {}) =>
  h("button", { type: "button", onclick, ...attributes }, text);

// A piece of text that can be copied, with its button.
export function copyable(text, label) {
  const copy = button("Copy", async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(code);
      copy.textContent = "Selected";
    }
  }, { "aria-label": `Copy ${label}` });
  const code = h("code", {}, text);
  return h("div", { class: "copyable" },
    h("pre", { tabindex: "0", role: "region", "aria-label": label }, code), copy);
}

// Text of a client in a line of its own direction.
export const foreign = (text, attributes = {}) => h("bdi", attributes, text);

const units = [["d", 86400e3], ["h", 3600e3], ["min", 60e3], ["s", 1e3]];

// `2 h 5 min` for milliseconds.
export function inWords(milliseconds) {
  let rest = Math.abs(milliseconds);
  if (rest < 1e3) return `${Math.round(rest)} ms`;
  const words = [];
  for (const [unit, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) words.push(`${count} ${unit}`);
    if (words.length === 2) break;
  }
  return words.join(" ");
}

export const timeOfDay = (instant) => new Date(instant).toISOString().slice(11, 23);
export const dateAndTime = (instant) =>
  new Date(instant).toISOString().replace("T", " ").slice(0, 19);
export const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

let spoken = 0;
let waiting = null;

// Tells screen readers, politely, and at most once in two seconds.
export function announce(text) {
  clearTimeout(waiting);
  const wait = Math.max(0, spoken + 2000 - Date.now());
  waiting = setTimeout(() => {
    spoken = Date.now();
    byId("spoken").textContent = text;
  }, wait);
}
