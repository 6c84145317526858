// The form for a rule, drawn from the schemas of GET faults/kinds.

import { askAccount } from "./api.js";
import { button, h, plural, say } from "./dom.js";

const HITS_NAMED = 10;

const MATCH_FIELDS = [
  ["operation", "Operation", "all, or a glob"],
  ["region", "Region", "all"],
];
const COUNTS = [
  ["skip", "Pass the first", 0], ["times", "Then fire so often", 1], ["every", "Every so many", 1]];

let ids = 0;

// A field for one member: its element, and `read()`, which gives undefined when it is left empty.
function fieldOf(name, schema, isRequired) {
  const id = `fault-field-${++ids}`;
  const hint = h("small", { id: `${id}-hint` }, schema.description ?? "");
  const common = { id, name, required: isRequired, "aria-describedby": hint.id };
  let input;
  let read = () => (input.value === "" ? undefined : input.value);
  let list = null;
  if (schema.type === "object") return groupOf(name, schema);
  if (schema.enum) {
    input = h("select", common, [...(isRequired ? [] : [""]), ...schema.enum].map((value) =>
      h("option", {}, value)));
  } else if (schema.type === "boolean") {
    input = h("input", { ...common, required: false, type: "checkbox" });
    read = () => (input.checked ? true : undefined);
  } else if (schema.type === "integer" || schema.type === "number") {
    input = h("input", { ...common, type: "number", min: schema.minimum, max: schema.maximum,
      step: schema.type === "integer" ? "1" : "any" });
    read = () => (input.value === "" ? undefined : Number(input.value));
  } else {
    if (schema.examples) {
      list = h("datalist", { id: `${id}-list` }, schema.examples.map((value) =>
        h("option", { value })));
    }
    const isDuration = /\(ms\|/.test(schema.pattern ?? "");
    input = h("input", { ...common, type: "text", maxlength: schema.maxLength,
      pattern: schema.pattern?.replace(/^\^|\$$/g, ""), list: list?.id, autocomplete: "off",
      placeholder: isDuration ? "250ms, 3s, 10m" : null,
      title: isDuration ? "A duration such as 250ms, 3s, 10m or 24h" : null });
  }
  return { name, read, element: h("div", { class: "field" },
    h("label", { for: id }, name.replaceAll("_", " "), isRequired ? " (needed)" : ""),
    input, list, hint) };
}

function groupOf(name, schema) {
  const fields = Object.entries(schema.properties ?? {}).map(([member, each]) =>
    fieldOf(member, each, false));
  return {
    name, read: () => valueOf(fields),
    element: h("fieldset", { class: "field" }, h("legend", {}, name),
      h("small", {}, schema.description ?? ""), fields.map((field) => field.element)),
  };
}

// The members that are filled in; undefined when none is.
function valueOf(fields) {
  const filled = fields.map((field) => [field.name, field.read()])
    .filter(([, value]) => value !== undefined);
  return filled.length > 0 ? Object.fromEntries(filled) : undefined;
}

export class FaultForm {
  #fields = [];
  #match = MATCH_FIELDS.map(([name, title, placeholder]) =>
    this.#plain(name, title, { type: "text", placeholder, maxlength: 1024 }));
  #counts = COUNTS.map(([name, title, min]) =>
    this.#plain(name, title, { type: "number", min, step: 1 }));
  #input = null;

  // `added()` is called when the server has taken a rule.
  constructor(kinds, operations, added) {
    this.kinds = kinds;
    this.added = added;
    this.kind = h("select", { id: "fault-kind", onchange: () => this.#drawKind() },
      kinds.map((kind) => h("option", { value: kind.name }, kind.name)));
    this.summary = h("p", { class: "quiet" });
    this.members = h("div", { class: "fields" });
    this.answer = h("p", { class: "problem", role: "alert" });
    const words = h("datalist", { id: "operations" }, operations.map((value) =>
      h("option", { value })));
    this.#match[0].input.setAttribute("list", words.id);
    this.tryIt = button("Try it first", () => this.#try());
    this.element = h("form", { class: "fault-form", onsubmit: (event) => this.#submit(event) },
      h("h2", {}, "New rule"), words,
      h("div", { class: "fields" }, h("div", { class: "field" },
        h("label", { for: "fault-kind" }, "Kind"), this.kind)),
      this.summary, this.members,
      h("fieldset", {}, h("legend", {}, "Which requests"), h("div", { class: "fields" },
        [...this.#match, ...this.#counts].map((field) => field.element))),
      h("div", { class: "bar" }, h("button", { type: "submit", class: "primary" }, "Add the rule"),
        this.tryIt),
      this.answer);
    this.kind.value = kinds.some((kind) => kind.name === "error") ? "error" : kinds[0]?.name;
    this.#drawKind();
  }

  #plain(name, title, attributes) {
    const id = `rule-${name}`;
    const input = h("input", { id, ...attributes });
    return { name, input, element: h("div", { class: "field" }, h("label", { for: id }, title),
      input) };
  }

  #drawKind() {
    const kind = this.kinds.find((each) => each.name === this.kind.value);
    const { properties = {}, required = [] } = kind?.schema ?? {};
    say(this.summary, kind?.summary ?? "");
    this.#fields = Object.entries(properties).filter(([name]) => name !== "kind")
      .sort(([one], [other]) => required.includes(other) - required.includes(one))
      .map(([name, schema]) => fieldOf(name, schema, required.includes(name)));
    this.members.replaceChildren(...this.#fields.map((field) => field.element));
    say(this.answer, "");
  }

  #rule() {
    const match = Object.fromEntries(this.#match.filter(({ input }) => input.value)
      .map(({ name, input }) => [name, input.value]));
    if (this.#input) match.input = this.#input;
    const counts = this.#counts.filter(({ input }) => input.value !== "")
      .map(({ name, input }) => [name, Number(input.value)]);
    return { ...(Object.keys(match).length > 0 && { match }), ...Object.fromEntries(counts),
      fault: { kind: this.kind.value, ...valueOf(this.#fields) } };
  }

  async #submit(event) {
    event.preventDefault();
    try {
      await askAccount("POST", "faults", this.#rule());
      say(this.answer, "Added.");
      this.added();
    } catch (problem) {
      say(this.answer, problem.message);
    }
  }

  async #try() {
    try {
      const tried = await askAccount("POST", "faults", this.#rule(), { dry_run: true });
      const named = tried.hits.slice(-HITS_NAMED).map((id) => `#${id}`).join(", ");
      say(this.answer, `Of the last ${plural(tried.looked_at, "request")} it would have hit ${
        tried.hits.length}${named && `: ${named}`}${
        tried.hits.length > HITS_NAMED ? " and older ones" : ""}.`);
    } catch (problem) {
      say(this.answer, problem.message);
    }
  }

  // Begins a rule for requests as this one.
  begin(entry) {
    this.#match[0].input.value = entry.operation;
    this.#input = null;
    this.kind.focus();
  }
}
