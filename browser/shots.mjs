// Pictures of every kind of page, for people to look at: `node shots.mjs FOLDER URL` (URL: a running demo).

import { mkdir } from "node:fs/promises";
import { join } from "node:path";

const [folder, url] = process.argv.slice(2);
if (!folder || !url) {
  console.error("usage: node shots.mjs FOLDER URL\nURL is the address of a running `vesper demo`.");
  process.exit(2);
}
process.env.VESPER_URL = url;
const { openTab, startChromium } = await import("./tests/support/chromium.mjs");
const { kinds } = await import("./tests/support/kinds.mjs");
const { FOUR_LANGUAGES } = await import("./tests/support/languages.mjs");
const { badPictures } = await import("./tests/support/look.mjs");

await mkdir(folder, { recursive: true });
const browser = await startChromium();
const from = `shots-${Date.now()}`;
for (const lang of FOUR_LANGUAGES) {
  const tab = await openTab(browser);
  for (const { kind, open } of kinds(lang, from)) {
    try {
      await open(tab);
      // Looking at the pictures loads those further down.
      await badPictures(tab);
      for (const width of [360, 1440]) {
        for (const colorScheme of ["light", "dark"]) {
          await tab.setViewportSize({ width, height: 900 });
          await tab.emulateMedia({ colorScheme });
          const name = `${kind.replaceAll(/\W+/g, "-")}.${lang}.${width}.${colorScheme}.png`;
          await tab.screenshot({ path: join(folder, name), fullPage: true });
          console.log(name);
        }
      }
    } catch (error) {
      console.error(`${kind} in ${lang}: ${error.message}`);
      process.exitCode = 1;
    }
  }
  await tab.context().close();
}
await browser.close();
