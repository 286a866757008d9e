import { article, section, withdrawn } from "./addresses.mjs";
import { hasLetter, letter } from "./evening.mjs";
import { linkInMail } from "./mailbox.mjs";
import { base } from "./site.mjs";

/**
 * Every kind of page in one language, in an order in which they can be opened one after the other in one tab: a reader
 * looks around, signs up for the letter, confirms, changes a preference and leaves.
 *
 * `open(tab)` answers with the status; `from` makes the addresses of this reader its own.
 */
export function kinds(lang, from) {
  const address = `${from}-${lang.toLowerCase()}@readers.example`;
  const at = (path) => async (tab) => (await tab.goto(base + (await path()))).status();
  const press = (selector) => async (tab) => {
    const isRedirect = (response) => response.status() >= 300 && response.status() < 400;
    const answer = tab.waitForResponse((response) => response.request().isNavigationRequest() && !isRedirect(response));
    await tab.locator(selector).click();
    const status = (await answer).status();
    await tab.waitForLoadState();
    return status;
  };
  const signUp = async (tab) => {
    await tab.goto(`${base}/${lang}/letter`);
    await tab.locator("main form input[type=email]").fill(address);
    return press("main form button[type=submit]")(tab);
  };
  return [
    { kind: "front", open: at(() => `/${lang}/`) },
    { kind: "section", open: at(() => section(lang)) },
    { kind: "article", open: at(() => article(lang)) },
    { kind: "languages", open: at(() => `/${lang}/languages`) },
    { kind: "corrections", open: at(() => `/${lang}/corrections`) },
    { kind: "not found", status: 404, open: at(() => `/${lang}/no-such-page`) },
    { kind: "letter, sign up", open: at(() => `/${lang}/letter`) },
    { kind: "letter, check", open: signUp },
    { kind: "letter, confirm", open: at(async () => (await linkInMail(address, "/letter/confirm/")).link) },
    { kind: "letter, confirmed", open: press("main form button[type=submit]") },
    { kind: "letter, preferences", open: press('main a[href^="/letter/preferences/"]') },
    { kind: "letter, leave", open: press('main a[href^="/letter/leave/"]') },
    { kind: "letter, left", open: press("main form button[type=submit]") },
    ...(hasLetter(lang) ? [{ kind: "letter, web edition", open: at(async () => (await letter(lang)).link) }] : []),
    ...(lang === "en" ? [{ kind: "withdrawn", status: 410, open: at(withdrawn) }] : []),
  ];
}
