"""What stands between the server and Django: no client holds more than its share of it."""
