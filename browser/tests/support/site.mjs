import http from "node:http";

/** The address of the demo under test, without a slash at its end. */
export const base = (process.env.VESPER_URL ?? "").replace(/\/$/, "");
if (!base) throw new Error("VESPER_URL is not set; `node run.mjs` starts a demo and sets it");

/** A page's text, which must come with `status`. */
export async function html(path, status = 200) {
  const response = await fetch(base + path);
  if (response.status !== status) throw new Error(`${path} answers ${response.status}, not ${status}`);
  return response.text();
}

/** An answer's head and its bytes as they were sent, still compressed; fetch would unpack them. */
export function asSent(path, headers) {
  return new Promise((resolve, reject) => {
    const request = http.get(base + path, { headers }, (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    request.on("error", reject);
  });
}

/** The addresses that a page links to on this site, as paths with their fragments, each once. */
export function links(text, from) {
  const found = new Set();
  for (const [, href] of text.matchAll(/<a\s[^>]*?href="([^"]*)"/g)) {
    const url = new URL(href.replaceAll("&amp;", "&"), base + from);
    if (url.origin === base) found.add(url.pathname + url.search + url.hash);
  }
  return [...found];
}
