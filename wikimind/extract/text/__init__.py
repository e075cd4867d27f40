"""Files that are text inside: plain text, Markdown, HTML, books, subtitles, the words of drawings."""
