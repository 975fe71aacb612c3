"""Addresses of a changed choice."""

from django import template

from projects.chosen import Chosen
from projects.models import Project

register = template.Library()


@register.simple_tag
def without(chosen: Chosen, project: Project) -> str:
    """The query of the same choice less one entry."""
    return chosen.without(project.number)
