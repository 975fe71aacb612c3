"""The exhibition as files: the whole public site for a tablet without network, a USB stick or any
file host.

``crawl`` asks the site for its pages as a visitor would and follows their links; ``plan`` says
which addresses come along and where they lie; ``page`` rewrites a page so that it works as a file;
``browser_data`` gives the browser what the server knows; ``lists`` and ``doors`` make the pages
that only a copy has; ``kiosk`` is the copy for a tablet at a stand; ``folder`` writes what has
changed and removes what is gone; ``exhibition`` does all of it.
"""
