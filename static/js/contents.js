// The contents list follows the scroll: the section that is read is marked and kept in sight.
const details = document.querySelector("[data-contents]");
const wide = matchMedia("(min-width: 62rem)");

if (details) {
  const links = new Map();
  for (const link of details.querySelectorAll("a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];

  // The last heading above the upper third is that of what is read.
  function mark() {
    const line = Math.max(innerHeight / 3, 120);
    const above = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const here = above.at(-1);
    for (const [heading, link] of links) {
      if (heading !== here) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "location");
        const rail = details.closest(".rail");
        if (rail && rail.scrollHeight > rail.clientHeight) {
          rail.scrollTop = link.offsetTop - rail.clientHeight / 2;
        }
      }
    }
  }

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  }, { passive: true });
  mark();
  // On a small screen the list closes once something was chosen.
  details.addEventListener("click", (event) => {
    if (event.target.closest("a") && !wide.matches) details.open = false;
  });
}
