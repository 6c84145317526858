// Tests and their preparation with a time limit: those of node:test have none.

import * as node from "node:test";

const timeout = 1000 * Number(process.env.TEST_SECONDS_MAX ?? 120);
const graceTime = 1000;

// A test that has failed by its time-out goes on, and so would the process.
const ending = (body) => async () => {
  const end = setTimeout(() => process.exit(1), timeout + graceTime);
  end.unref();
  try {
    return await body();
  } finally {
    clearTimeout(end);
  }
};

export const test = (name, body) => node.test(name, { timeout }, ending(body));
export const before = (body) => node.before(ending(body), { timeout });
export const after = (body) => node.after(ending(body), { timeout });
