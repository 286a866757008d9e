// The Nu HTML checker finds no error.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { article, section } from "./support/addresses.mjs";
import { letter } from "./support/evening.mjs";
import { FOUR_LANGUAGES } from "./support/languages.mjs";
import { html } from "./support/site.mjs";

const CHECKER = fileURLToPath(new URL("../node_modules/vnu-jar/build/dist/vnu.jar", import.meta.url));
const PAGES = {
  front: (lang) => html(`/${lang}/`),
  section: async (lang) => html(await section(lang)),
  article: async (lang) => html(await article(lang)),
  languages: (lang) => html(`/${lang}/languages`),
  corrections: (lang) => html(`/${lang}/corrections`),
  "sign-up": (lang) => html(`/${lang}/letter`),
  "web-edition": async (lang) => html((await letter(lang)).link),
  "not-found": (lang) => html(`/${lang}/no-such-page`, 404),
};

describe("the Nu HTML checker", () => {
  let folder;
  const missing = {};
  let findings;

  // Java takes longer to start than to read all pages: it is started once.
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "vesper-markup-"));
    for (const lang of FOUR_LANGUAGES) {
      for (const [kind, load] of Object.entries(PAGES)) {
        const name = `${kind}.${lang}.html`;
        await load(lang).then((text) => writeFile(join(folder, name), text), (error) => (missing[name] = error.message));
      }
    }
    const args = ["-jar", CHECKER, "--stdout", "--exit-zero-always", "--format", "json", folder];
    const { stdout } = await promisify(execFile)("java", args, { maxBuffer: 64 * 1024 * 1024 });
    findings = JSON.parse(stdout).messages.filter(({ type, subType }) => type !== "info" || subType === "fatal");
  });
  after(() => rm(folder, { recursive: true, force: true }));

  for (const lang of FOUR_LANGUAGES) {
    for (const kind of Object.keys(PAGES)) {
      test(`has nothing against the ${kind} page in ${lang}`, () => {
        const name = `${kind}.${lang}.html`;
        assert.equal(missing[name], undefined);
        const own = findings.filter(({ url }) => basename(decodeURI(url ?? "")) === name);
        assert.deepEqual(own.map(({ lastLine, message, extract }) => `${lastLine}: ${message} ${extract ?? ""}`), []);
      });
    }
  }
});
