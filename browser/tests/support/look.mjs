// What is read off a page in a tab. Each answers with a list of complaints, empty when all is well.

/** What reaches past the window, so that the page scrolls sideways. */
export function sticksOut(tab) {
  return tab.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const name = (element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 30)}”`;
    const wide = [...document.body.querySelectorAll("*")].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1) && !element.closest(".secs ul");
    });
    return [`${root.scrollWidth} px wide in ${root.clientWidth}: ${wide.slice(0, 4).map(name).join(", ")}`];
  });
}

/** Pictures that do not load, or that move the page when they do. */
export function badPictures(tab) {
  return tab.evaluate(async () => {
    const bad = [];
    for (const picture of document.images) {
      picture.loading = "eager";
      const at = picture.currentSrc || picture.src;
      if (!picture.hasAttribute("alt")) bad.push(`no alt: ${at}`);
      if (!(picture.getAttribute("width") > 0 && picture.getAttribute("height") > 0)) bad.push(`no size: ${at}`);
      await picture.decode().catch(() => {});
      if (!(picture.naturalWidth > 0)) bad.push(`does not load: ${picture.currentSrc || picture.src}`);
    }
    return bad;
  });
}

/** Links to places on the page that are not there, and ids that stand twice. */
export function badAnchors(tab) {
  return tab.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: #${id}`);
    const anchors = [...document.querySelectorAll('a[href^="#"]')].map((anchor) => anchor.getAttribute("href"));
    const lost = anchors.filter((anchor) => !ids.includes(decodeURIComponent(anchor.slice(1))));
    return [...twice, ...lost.map((anchor) => `leads nowhere: ${anchor}`)];
  });
}

/** Skip links that the first presses of Tab do not reach, or that stay out of sight. */
export async function badSkipLinks(tab) {
  const bad = [];
  const count = await tab.locator(".skips a").count();
  if (count === 0) return ["there is no skip link"];
  await tab.evaluate(() => {
    window.scrollTo(0, 0);
    document.activeElement?.blur();
  });
  for (let nth = 0; nth < count; nth += 1) {
    await tab.keyboard.press("Tab");
    const seen = await tab.evaluate((nth) => {
      const link = document.querySelectorAll(".skips a")[nth];
      const box = link.getBoundingClientRect();
      const inSight = box.top >= 0 && box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
      return { focused: document.activeElement === link, inSight: inSight && box.height >= 24, text: link.textContent };
    }, nth);
    if (!seen.focused) bad.push(`not reached by Tab: ${seen.text}`);
    else if (!seen.inSight) bad.push(`out of sight when focused: ${seen.text}`);
  }
  // While one has the focus it lies over the masthead.
  await tab.evaluate(() => document.activeElement?.blur());
  return bad;
}
