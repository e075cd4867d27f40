// The bookmarklet is for other pages: pressed here it says what to do with it.
import { announce } from "./toasts.js";

document.querySelector("[data-bookmarklet]").addEventListener("click", (event) => {
  event.preventDefault();
  announce("Drag this button to your bookmarks bar, then press it on the page you want to save.");
});
