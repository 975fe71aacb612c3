"""What a visitor's browser keeps for a hall without network.

``worker`` is the service worker's script (its source lies in ``static/js/offline/``); ``kept`` says
which addresses of a block it keeps; ``list_page`` makes the list and search that need no server, by
the scripts of the frozen copy; ``views`` hands all of it out. Nothing here knows a visitor: the
worker asks without cookies, and keeps only what the site calls public.
"""
