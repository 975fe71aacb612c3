"""The staff's desk: one module per desk."""

from projects.admin import entries, figures, imports, lists, people, printing

__all__ = ["entries", "figures", "imports", "lists", "people", "printing"]
