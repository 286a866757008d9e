// Every kind of page in every script: for every eye, on every screen, by the keyboard, and quietly.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { openTab, startChromium } from "./support/chromium.mjs";
import { kinds } from "./support/kinds.mjs";
import { LANGUAGES, direction } from "./support/languages.mjs";
import { badAnchors, badPictures, badSkipLinks, sticksOut } from "./support/look.mjs";
import { base } from "./support/site.mjs";
import { watch } from "./support/watch.mjs";

const WIDTHS = [320, 360, 768, 1440];
const SCHEMES = ["light", "dark"];

describe("every kind of page", { concurrency: 2 }, () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser?.close());

  for (const lang of LANGUAGES) {
    test(`in ${lang}`, async (t) => {
      const tab = await openTab(browser);
      const watcher = watch(tab, base);
      for (const { kind, open, status = 200 } of kinds(lang, "pages")) {
        await t.test(`${kind} in ${lang}`, async (t) => {
          await tab.setViewportSize({ width: 1440, height: 900 });
          assert.equal(await open(tab), status, `status of ${tab.url()}`);
          await t.test("is in its language and direction", () => isIn(tab, lang));
          await t.test("has skip links that work", async () => none(await badSkipLinks(tab)));
          await t.test("has no broken anchor", async () => none(await badAnchors(tab)));
          await t.test("has pictures that load and keep their place", async () => none(await badPictures(tab)));
          for (const width of WIDTHS) await t.test(`does not scroll sideways at ${width} px`, () => fits(tab, width));
          for (const scheme of SCHEMES) {
            for (const width of [1440, 360]) {
              await t.test(`is accessible at ${width} px, ${scheme}`, () => isAccessible(tab, width, scheme));
            }
          }
          await t.test("asks nothing of others and reports no error", () => none(watcher.take()));
        });
      }
      await tab.context().close();
    });
  }
});

function none(complaints) {
  if (complaints.length > 0) assert.fail(complaints.join("\n"));
}

async function isIn(tab, lang) {
  const root = tab.locator("html");
  assert.equal(await root.getAttribute("lang"), lang);
  assert.equal(await root.getAttribute("dir"), direction(lang));
  assert.equal(await tab.locator("h1").count(), 1, "pages have one h1");
}

async function fits(tab, width) {
  await tab.setViewportSize({ width, height: 800 });
  none(await sticksOut(tab));
}

async function isAccessible(tab, width, colorScheme) {
  await tab.setViewportSize({ width, height: 800 });
  await tab.emulateMedia({ colorScheme });
  none(await violations(tab));
}
