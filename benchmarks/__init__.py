"""What is measured: `make bench`. Never part of the tests."""
