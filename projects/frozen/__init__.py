"""The exhibition as files: the whole public site for a tablet without network, a USB stick or any
file host.

``crawl`` asks the site for its pages as a visitor would and follows their links; ``plan`` says
which addresses come along and where they lie; ``page`` rewrites a page so that it works as a file;
``search_data`` and ``list_data`` give the browser what the server knows; ``folder`` writes what has
changed and removes what is gone.
"""
