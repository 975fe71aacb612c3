"""Where the exhibition stands and when it is open."""
