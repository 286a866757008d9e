import { setTimeout as sleep } from "node:timers/promises";

/** Asks again and again; answers with the first answer that is one. Fails after `seconds`, saying what did not happen. */
export async function until(what, seconds, ask) {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error(`not within ${seconds} s: ${what}`);
    await sleep(100);
  }
}
