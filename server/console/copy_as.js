// A request as an assertion: that such a request has come, in the language of a test.

import { world } from "./api.js";

const json = (value) => JSON.stringify(value);

const INPUT_MAX = 1024;

// What POST verify is asked: these requests came at least once. An input that is too long for it,
// or that the journal does not have as JSON, is left out.
function question({ operation, input }) {
  const fits = input !== null && typeof input === "object" && json(input).length <= INPUT_MAX;
  return { match: { operation, ...(fits && { input }) }, at_least: 1 };
}

const address = () => `${location.origin}/_glueprint/verify?account=${world.account}`;

const python = (value) => json(value).replace(/"(?:[^"\\]|\\.)*"|true|false|null/g, (word) =>
  ({ true: "True", false: "False", null: "None" })[word] ?? word);

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export const LANGUAGES = {
  curl: (entry) => `curl --fail-with-body -X POST ${quoted(address())} \\\n  -d `
    + quoted(json(question(entry))),
  Python: (entry) => "import requests\n\nanswer = requests.post(\n"
    + `    ${json(address())},\n    json=${python(question(entry))})\n`
    + "assert answer.ok, answer.json()[\"detail\"]",
  JavaScript: (entry) => `const answer = await fetch(${json(address())}, {\n  method: "POST",\n`
    + `  body: JSON.stringify(${json(question(entry))}),\n});\n`
    + "if (!answer.ok) throw new Error((await answer.json()).detail);",
  Go: (entry) => `answer, err := http.Post(${json(address())}, "application/json",\n`
    + `\tstrings.NewReader(${json(json(question(entry)))}))\n`
    + "if err != nil {\n\tt.Fatal(err)\n}\nif answer.StatusCode != 200 {\n"
    + "\ttext, _ := io.ReadAll(answer.Body)\n\tt.Fatal(string(text))\n}",
  "C++": (entry) => `emulator.verify(${json(json(question(entry)))});`,
};
