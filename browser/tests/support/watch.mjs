/** Notes what a reader would not see: errors in the console, requests that fail or leave the site. */
export function watch(tab, site) {
  const complaints = [];
  tab.on("pageerror", (error) => complaints.push(`script error: ${error.message}`));
  tab.on("console", (message) => {
    // A page that is meant to answer 404 or 410 is no error, though Chromium says so.
    const isPageItself = message.location().url === tab.url() && /status of 4\d\d/.test(message.text());
    if (message.type() === "error" && !isPageItself) complaints.push(`console: ${message.text()}`);
  });
  tab.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== site) complaints.push(`another host: ${url}`);
  });
  tab.on("requestfailed", (request) => {
    // When the window changes, Chromium gives up a picture for one of another width.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") complaints.push(`failed: ${request.url()} (${reason})`);
  });
  tab.on("response", (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) complaints.push(`${response.status()}: ${response.url()}`);
  });
  return {
    /** What was noted since the last call. */
    take: () => complaints.splice(0),
  };
}
