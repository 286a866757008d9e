import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const PROGRAM = process.env.VESPER_CHROMIUM ?? "/usr/bin/chromium";
const WAIT_MS = 15_000;

/** Debian's Chromium. As root it runs without its sandbox; it looks up nothing by itself. */
export function startChromium() {
  if (!existsSync(PROGRAM)) throw new Error(`there is no ${PROGRAM}; install chromium, or name it in VESPER_CHROMIUM`);
  const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const args = [...quiet, "--disable-component-update", "--disable-sync"];
  if (process.getuid?.() === 0) args.push("--no-sandbox");
  return chromium.launch({ executablePath: PROGRAM, args });
}

/** A tab in a context of its own. */
export async function openTab(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  context.setDefaultTimeout(WAIT_MS);
  return context.newPage();
}
