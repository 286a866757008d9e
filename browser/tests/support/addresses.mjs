import { readFile } from "node:fs/promises";
import { base, html, links } from "./site.mjs";
import { until } from "./until.mjs";

/** All addresses in the site map, as paths. */
export async function siteMap(path = "/sitemap.xml") {
  const text = await html(path);
  const found = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url).pathname);
  return text.includes("<sitemapindex") ? (await Promise.all(found.map(siteMap))).flat() : found;
}

/** The demo's richest article: with pictures, video, links, facts and a correction. */
export async function article(lang) {
  const copy = new URL(`../../../crates/vesper/demo/stories/orrin-accord/${lang}.md`, import.meta.url);
  const slug = (await readFile(copy, "utf8")).match(/^slug: *(.+)$/m)[1].trim().replace(/^"(.*)"$/, "$1");
  const path = (await siteMap()).find((path) => decodeURI(path).startsWith(`/${lang}/${slug}/a-`));
  if (!path) throw new Error(`no article /${lang}/${slug}/a-… in ${base}/sitemap.xml`);
  return path;
}

/** The first section in the navigation. */
export async function section(lang) {
  const text = await html(`/${lang}/`);
  const navigation = text.match(/<nav[^>]*id="navigation"[^]*?<\/nav>/)?.[0] ?? "";
  const path = links(navigation, `/${lang}/`).find((path) => path !== `/${lang}/`);
  if (!path) throw new Error(`the navigation of /${lang}/ has no section`);
  return path;
}

/** The article that the demo's agency takes back while it runs; the site map has forgotten it. */
export async function withdrawn() {
  const number = (path) => Number(path.match(/\/a-(\d+)$/)?.[1] ?? 0);
  // It is the last one that the demo takes in.
  const last = Math.max(...(await siteMap()).map(number));
  return until("the demo's agency takes an article back", 60, async () => {
    for (const id of [last + 1, last]) {
      const path = `/en/any/a-${id}`;
      if ((await fetch(base + path)).status === 410) return path;
    }
  });
}
