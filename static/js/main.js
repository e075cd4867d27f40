// Pages are whole without this; each module adds comfort where its mark-up is.
import { rememberTheme } from "./theme.js";
import { watchRows } from "./watch.js";
import { feedInBatches } from "./feed.js";
import { keepDraft } from "./draft.js";

const themes = document.querySelector("[data-themes]");
if (themes) rememberTheme(themes);

const rows = document.querySelector("[data-rows]");
const watch = rows ? watchRows(rows) : null;

const feed = document.querySelector("[data-feed]");
if (feed && rows) feedInBatches(feed, rows, document.querySelector("[data-outcomes]"), watch);

const editor = document.querySelector("[data-editor]");
if (editor) keepDraft(editor);

// The contents list stands open where there is room for it.
const contents = document.querySelector("[data-contents]");
if (contents) contents.open = matchMedia("(min-width: 62rem)").matches;
