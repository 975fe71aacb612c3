"""How the site is put together: settings, addresses, template engine, start."""
