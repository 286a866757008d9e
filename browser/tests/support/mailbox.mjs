import { base } from "./site.mjs";
import { until } from "./until.mjs";

const ARRIVES_SECONDS = 30;

/** The mails to one address, the oldest first. */
export async function mailsTo(address) {
  const response = await fetch(`${base}/inbox/messages.json`);
  if (!response.ok) throw new Error(`/inbox/messages.json answers ${response.status}`);
  const mails = (await response.json()).filter(({ to }) => to === address);
  return mails.sort((one, other) => one.id - other.id);
}

/** The first mail to `address` whose text has a link that starts with `path`: the mail, and the link's path. */
export function linkInMail(address, path) {
  return until(`a mail to ${address} with a link to ${path}`, ARRIVES_SECONDS, async () => {
    for (const mail of await mailsTo(address)) {
      const link = mail.text.match(new RegExp(`https?://[^\\s/]+(${path}[^\\s<>]*)`))?.[1];
      if (link) return { mail, link };
    }
  });
}
