"""What the server itself bounds: its options on the command line."""

from exhibition.door.bulkhead import THREADS

# Seconds for the head of a request and between requests, bytes of the head (so of an address),
# connections of each process. HTTP/1.1 alone: the server sets no time for a connection that may yet
# become HTTP/2.
BOUNDS = (
    *("--http", "1", "--http1-header-read-timeout", "15000", "--http1-buffer-size", "65536"),
    *("--backlog", "2048", "--backpressure", "2048", "--blocking-threads", str(THREADS)),
)
