// Joining and leaving the evening letter.

import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { violations } from "./support/axe.mjs";
import { openTab, startChromium } from "./support/chromium.mjs";
import { letter, reader } from "./support/evening.mjs";
import { FOUR_LANGUAGES, direction } from "./support/languages.mjs";
import { sticksOut } from "./support/look.mjs";
import { linkInMail, mailsTo } from "./support/mailbox.mjs";
import { base } from "./support/site.mjs";

/** The mail program puts the letter into a page of its own. */
const MAIL_PROGRAM_BRINGS = ["landmark-one-main", "region"];

describe("the evening letter", () => {
  let browser;
  let tab;
  before(async () => (browser = await startChromium()));
  after(() => browser?.close());
  beforeEach(async () => {
    await tab?.context().close();
    tab = await openTab(browser);
  });

  const signUp = async (address) => {
    await tab.goto(`${base}/en/letter`);
    await tab.locator("main input[type=email]").fill(address);
    await tab.locator("main form button[type=submit]").click();
    await tab.waitForLoadState();
  };

  test("a reader joins, changes the language, leaves", async () => {
    const address = "joins@readers.example";
    await signUp(address);
    assert.ok((await tab.locator("main").innerText()).includes(address), "the check page names the address");
    const { link } = await linkInMail(address, "/letter/confirm/");
    await tab.goto(base + link);
    await tab.locator("main form button").click();
    await tab.locator('main a[href^="/letter/preferences/"]').click();
    await tab.locator("select[name=lang]").selectOption("ar");
    await tab.locator("main form button").click();
    await tab.locator("main [role=status]").waitFor();
    assert.equal(await tab.locator("select[name=lang]").inputValue(), "ar");
    await tab.locator('main a[href^="/letter/leave/"]').click();
    await tab.locator("main form button").click();
    await tab.waitForLoadState();
    assert.equal(await tab.locator("h1").count(), 1);
  });

  test("looking at the link in the mail changes nothing; the button does", async () => {
    const address = "scanned@readers.example";
    await signUp(address);
    const { link } = await linkInMail(address, "/letter/confirm/");
    // Scanners follow links, some by HEAD first.
    for (const method of ["HEAD", "GET", "GET"]) assert.equal((await fetch(base + link, { method })).status, 200);
    await tab.goto(base + link);
    const button = tab.locator("main form[method=post] button");
    assert.equal(await button.count(), 1, "it still asks");
    await button.click();
    await tab.locator('main a[href^="/letter/preferences/"]').waitFor();
  });

  test("nobody learns whether an address is known", async () => {
    const text = async () => (await tab.locator("main").innerText()).replaceAll(/\S+@\S+/g, "ADDRESS");
    await signUp(reader("en"));
    const known = await text();
    await signUp("unknown@readers.example");
    assert.equal(await text(), known);
  });

  test("an address that is none is kept for mending, and the fault is told", async () => {
    await tab.goto(`${base}/en/letter`);
    const field = tab.locator("main input[type=email]");
    await field.fill("not an address");
    await tab.locator("main form").evaluate((form) => (form.noValidate = true));
    await tab.locator("main form button[type=submit]").click();
    const marked = tab.locator("main input[aria-invalid=true]");
    await marked.waitFor();
    assert.equal(await marked.getAttribute("value"), "not an address");
    const told = await marked.getAttribute("aria-describedby");
    assert.notEqual((await tab.locator(`#${told}`).innerText()).trim(), "");
  });

  for (const lang of FOUR_LANGUAGES) {
    test(`at 18:30 the letter in ${lang} comes once, as text and as a page`, async () => {
      const { mail, link } = await letter(lang);
      const letters = (await mailsTo(reader(lang))).filter(({ text }) => text.includes(link));
      assert.equal(letters.length, 1, "one letter an evening");
      assert.ok(mail.subject.length <= 60, `subject: ${mail.subject}`);
      assert.ok(mail.html.length < 60 * 1024, "mail programs cut off longer letters");
      assert.ok(!/<script/i.test(mail.html), "no script");
      await tab.setContent(mail.html);
      assert.deepEqual(await violations(tab, { without: MAIL_PROGRAM_BRINGS }), []);
      await tab.setViewportSize({ width: 360, height: 800 });
      assert.deepEqual(await sticksOut(tab), []);
      assert.equal(await tab.locator("html").getAttribute("lang"), lang);
      assert.equal(await tab.locator("html").getAttribute("dir"), direction(lang));
      assert.match(mail.text, /\/letter\/leave\//, "the text part says how to leave");
    });
  }
});
