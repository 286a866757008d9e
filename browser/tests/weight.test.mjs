// An article is light and runs no script.

import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliDecompressSync } from "node:zlib";
import { article } from "./support/addresses.mjs";
import { FOUR_LANGUAGES } from "./support/languages.mjs";
import { asSent } from "./support/site.mjs";

/** One round trip of a fresh TCP connection carries about that much. */
const BYTES_MAX = 14 * 1024;

for (const lang of FOUR_LANGUAGES) {
  test(`an article in ${lang}, its styles included, takes at most 14 KiB`, async () => {
    const path = await article(lang);
    const { status, headers, body } = await asSent(path, { "accept-encoding": "br" });
    assert.equal(status, 200);
    assert.equal(headers["content-encoding"], "br");
    assert.ok(body.length <= BYTES_MAX, `${path} takes ${body.length} bytes`);

    const text = brotliDecompressSync(body).toString();
    const scripts = [...text.matchAll(/<script[^>]*>/gi)].map(([tag]) => tag);
    assert.deepEqual(scripts.filter((tag) => !tag.includes('type="application/ld+json"')), []);
    assert.doesNotMatch(text, /<link[^>]*rel="stylesheet"/i, "the styles are in the page");
    assert.doesNotMatch(text, /\son[a-z]+="/i, "no script in attributes");
  });
}
