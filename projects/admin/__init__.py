"""The staff's desk: one module per desk."""

from projects.admin import entries, exchange, figures, lists, people, printing

__all__ = ["entries", "exchange", "figures", "lists", "people", "printing"]
