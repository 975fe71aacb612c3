"""The staff's desk: one module per desk."""

from projects.admin import entries, figures, lists, people

__all__ = ["entries", "figures", "lists", "people"]
