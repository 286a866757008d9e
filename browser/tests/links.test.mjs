// Every link on the front page and in an article leads somewhere.

import assert from "node:assert/strict";
import { test } from "node:test";
import { article } from "./support/addresses.mjs";
import { base, html, links } from "./support/site.mjs";

const LINKS_MAX = 150;

for (const lang of ["en", "ar"]) {
  test(`links of the front page and an article in ${lang} answer`, async () => {
    const pages = [`/${lang}/`, await article(lang)];
    const found = await Promise.all(pages.map(async (page) => links(await html(page), page)));
    const paths = new Set(found.flat().map((path) => path.split("#")[0]));
    assert.ok(paths.size >= 20, `only ${paths.size} links`);
    const broken = [];
    for (const path of [...paths].slice(0, LINKS_MAX)) {
      const { status } = await fetch(base + path);
      if (status >= 400) broken.push(`${status} ${path}`);
    }
    assert.deepEqual(broken, []);
  });
}

test("the site map's first addresses, the feeds and the icon answer", async () => {
  for (const path of ["/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/favicon.svg", "/en/feed.xml", "/en/feed.json"]) {
    assert.notEqual((await html(path)).length, 0, path);
  }
});

test("the bare address leads to the reader's language", async () => {
  const answer = await fetch(`${base}/`, { redirect: "manual", headers: { "accept-language": "hi, en;q=0.5" } });
  assert.equal(answer.status, 302);
  assert.equal(new URL(answer.headers.get("location"), base).pathname, "/hi/");
});
