"""The site around the catalogue: settings, addresses, template engine, start."""
