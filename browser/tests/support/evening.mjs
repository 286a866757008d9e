import { linkInMail } from "./mailbox.mjs";

/** The reader of the evening's letter in `lang`, who is there before the tests begin. */
export const reader = (lang) => `evening-${lang.toLowerCase()}@readers.example`;

/** Signs a reader up in each language, strikes 18:30 and waits for the letters. Does nothing on a demo where that is done. */
export async function strikeTheEvening(url, languages) {
  for (const lang of languages) {
    await post(`${url}/${lang}/letter`, { email: reader(lang) });
    const { link } = await linkInMail(reader(lang), "/letter/confirm/", url);
    await post(url + link, {});
  }
  await post(`${url}/inbox/strike`, {});
  for (const lang of languages) await letter(lang, url);
}

/** The evening's letter in `lang`, and the path of its web edition. */
export function letter(lang, url) {
  return linkInMail(reader(lang), `/${lang}/letter/\\d{4}-\\d{2}-\\d{2}`, url);
}

async function post(address, fields) {
  const response = await fetch(address, { method: "POST", body: new URLSearchParams(fields) });
  if (!response.ok) throw new Error(`POST ${address} answers ${response.status}`);
}
