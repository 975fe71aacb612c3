"""Stock Wagtail on the same rows, as its guides build such a site: an index page with a page for
each entry below it, blocks, themes and regions as snippets, counts of five facets."""
