"""Django's PostgreSQL back end with limits of time: a server that hangs is given up."""
