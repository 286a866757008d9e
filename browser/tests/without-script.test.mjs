// The site is finished without script.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { article } from "./support/addresses.mjs";
import { openTab, startChromium } from "./support/chromium.mjs";
import { FOUR_LANGUAGES } from "./support/languages.mjs";
import { linkInMail } from "./support/mailbox.mjs";
import { base } from "./support/site.mjs";

describe("with scripts switched off", () => {
  let browser;
  before(async () => (browser = await startChromium()));
  after(() => browser?.close());

  for (const lang of FOUR_LANGUAGES) {
    test(`a reader of ${lang} finds and reads an article and joins the letter`, async () => {
      const tab = await openTab(browser, { javaScriptEnabled: false });
      await tab.goto(`${base}/${lang}/`);
      assert.equal(await tab.locator("h1").count(), 1);
      assert.ok((await tab.locator('main a[href*="/a-"]').count()) >= 5, "the front page leads to articles");
      assert.ok((await tab.locator("#languages a").count()) >= 5, "the chooser lists languages");

      await tab.goto(base + (await article(lang)));
      assert.notEqual((await tab.locator("h1").innerText()).trim(), "");
      assert.ok((await tab.locator(".body p").count()) >= 3, "the article has its text");
      assert.ok((await tab.locator(".body .note").count()) >= 1, "the correction stands in the text");
      assert.ok((await tab.locator(".lead img").count()) === 1, "the lead picture is there");

      const address = `without-script-${lang.toLowerCase()}@readers.example`;
      await tab.locator("#evening input[type=email]").fill(address);
      await tab.locator("#evening button").click();
      assert.ok((await tab.locator("main").innerText()).includes(address), "the next page names the address");
      const { link } = await linkInMail(address, "/letter/confirm/");
      await tab.goto(base + link);
      await tab.locator("main form button").click();
      await tab.locator('main a[href^="/letter/preferences/"]').waitFor();
      await tab.context().close();
    });
  }
});
