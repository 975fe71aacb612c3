"""Speed: the catalogue version, pages kept under it, replicas, compression, static files."""
