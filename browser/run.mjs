// Runs the browser tests against one demo newsroom: `VESPER_BIN=… node run.mjs [tests/one.test.mjs …]`.
// VESPER_URL names a demo that already runs; then none is started.

import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startDemo } from "./tests/support/demo.mjs";
import { LANGUAGES } from "./tests/support/languages.mjs";

const folder = fileURLToPath(new URL("tests/", import.meta.url));
const chosen = process.argv.slice(2);
const all = readdirSync(folder).filter((name) => name.endsWith(".test.mjs"));
const files = chosen.length > 0 ? chosen : all.map((name) => folder + name);

let demo;
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => demo?.stop().finally(() => process.exit(1)));
try {
  if (!process.env.VESPER_URL) {
    demo = await startDemo(process.env.VESPER_BIN);
    process.env.VESPER_URL = demo.url;
  }
  // The evening's letter comes once a day: it is sent before the tests, which then look at it.
  const { strikeTheEvening } = await import("./tests/support/evening.mjs");
  await strikeTheEvening(LANGUAGES).catch((error) => console.error(`The evening's letter: ${error.message}`));
  process.exitCode = await runTests();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await demo?.stop();
}

function runTests() {
  const args = ["--test", "--test-reporter=spec", "--test-concurrency=2", ...files];
  const child = spawn(process.execPath, args, { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
