// Sets the TeX of a page with KaTeX, which is fetched by pages that have some. Without it the TeX itself is shown.
const library = document.createElement("script");
library.src = new URL("../vendor/katex/katex.min.js", import.meta.url);
library.addEventListener("load", () => {
  for (const place of document.querySelectorAll(".math")) {
    const displayMode = place.tagName === "DIV";
    // Building nodes, it sets styles one by one, which the content security policy allows.
    window.katex.render(place.textContent, place, { displayMode, throwOnError: false, trust: false, maxExpand: 500 });
    place.classList.add("set");
  }
});
document.head.append(library);
