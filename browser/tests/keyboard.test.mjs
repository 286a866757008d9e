// Joining the letter with nothing but a keyboard.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openTab, startChromium } from "./support/chromium.mjs";
import { linkInMail } from "./support/mailbox.mjs";
import { base } from "./support/site.mjs";

const PRESSES_MAX = 120;

describe("by keyboard alone", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser?.close());

  test("a reader skips to the content, joins the letter and confirms", async () => {
    const tab = await openTab(browser);
    await tab.goto(`${base}/en/letter`);
    await tab.keyboard.press("Tab");
    await tab.keyboard.press("Enter");
    assert.equal(new URL(tab.url()).hash, "#content", "the first skip link leads to the content");

    await tabTo(tab, "main input[type=email]");
    await tab.keyboard.type("keyboard@readers.example");
    await tab.keyboard.press("Enter");
    await tab.locator("main", { hasText: "keyboard@readers.example" }).waitFor();

    const { link } = await linkInMail("keyboard@readers.example", "/letter/confirm/");
    await tab.goto(base + link);
    await tabTo(tab, "main form button");
    await tab.keyboard.press("Enter");
    await tab.locator('main a[href^="/letter/preferences/"]').waitFor();
  });

  for (const lang of ["en", "ar"]) {
    test(`every stop on the front page in ${lang} shows that it has the focus`, async () => {
      const tab = await openTab(browser);
      await tab.goto(`${base}/${lang}/`);
      const unseen = [];
      for (let press = 0; press < PRESSES_MAX; press += 1) {
        await tab.keyboard.press("Tab");
        const stop = await focused(tab);
        if (stop === undefined) break;
        if (!stop.ring) unseen.push(stop.name);
      }
      assert.deepEqual(unseen, []);
    });
  }
});

async function tabTo(tab, selector) {
  for (let press = 0; press < PRESSES_MAX; press += 1) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate((selector) => document.activeElement?.matches(selector), selector)) return;
  }
  assert.fail(`${PRESSES_MAX} presses of Tab do not reach ${selector}`);
}

/** What has the focus, and whether it or what stands around it draws a ring. Nothing once the page's end is passed. */
function focused(tab) {
  return tab.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return undefined;
    const draws = (element, pseudo) => {
      const style = getComputedStyle(element, pseudo);
      return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
    };
    const ring = draws(element) || draws(element, "::after") || draws(element.parentElement);
    return { ring, name: `${element.localName} “${element.textContent.trim().slice(0, 40)}”` };
  });
}
