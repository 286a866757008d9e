import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./until.mjs";

const READY_SECONDS = 180;

/** Starts `vesper demo` on a free port in a folder of its own; answers with its address and a way to end it. */
export async function startDemo(program) {
  if (!program) throw new Error("VESPER_BIN is not set: it names the built program, or VESPER_URL a running demo");
  const folder = await mkdtemp(join(tmpdir(), "vesper-browser-"));
  const args = ["demo", "--data", join(folder, "data"), "--listen", "127.0.0.1:0", "--fresh", "--tick", "1"];
  const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  let ended;
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output = (output + text).slice(-20_000)));
  const exit = new Promise((resolve) => {
    child.on("error", (error) => resolve((ended = error.message)));
    child.on("exit", (code, signal) => resolve((ended ??= `it ended with ${code ?? signal}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await exit;
    clearTimeout(timer);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await until("the demo says its address", READY_SECONDS, () => {
      if (ended) throw new Error(ended);
      return output.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    });
    await until("the demo is ready", READY_SECONDS, async () => {
      if (ended) throw new Error(ended);
      return (await fetch(`${url}/readyz`).catch(() => undefined))?.ok;
    });
    return { url, stop };
  } catch (error) {
    await stop();
    throw new Error(`${program} ${args.join(" ")}: ${error.message}\n${output}`);
  }
}
