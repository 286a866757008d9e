import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe-core holds against the page in the tab: WCAG 2.2 A and AA and its best practice. One line a finding. */
export async function violations(tab, { without = [] } = {}) {
  // Not by a script element: the site's content security policy forbids those, and rightly.
  await tab.evaluate(`typeof axe === "object" || (() => { ${source} })()`);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const options = { runOnly: TAGS, resultTypes: ["violations"], rules };
  const { violations: found } = await tab.evaluate((options) => globalThis.axe.run(document, options), options);
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}: ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`),
  );
}
