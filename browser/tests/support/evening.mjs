import { linkInMail } from "./mailbox.mjs";
import { base } from "./site.mjs";

/** Languages in which the demo has no reader, so no letter. */
const WITHOUT_READER = ["ur"];

/** Whether the demo sends a letter in `lang`. */
export const hasLetter = (lang) => !WITHOUT_READER.includes(lang);

/** The demo's reader of the letter in `lang`. */
export const reader = (lang) => `reader-${lang.toLowerCase()}@lantern.example`;

/** Strikes 18:30 and waits for the letters. A letter comes once an evening: on a demo where that is done, nothing comes. */
export async function strikeTheEvening(languages) {
  const response = await fetch(`${base}/inbox/strike`, { method: "POST" });
  if (!response.ok) throw new Error(`POST /inbox/strike answers ${response.status}`);
  for (const lang of languages.filter(hasLetter)) await letter(lang);
}

/** The evening's letter in `lang`, and the path of its web edition. */
export function letter(lang) {
  return linkInMail(reader(lang), `/${lang}/letter/\\d{4}-\\d{2}-\\d{2}`);
}
