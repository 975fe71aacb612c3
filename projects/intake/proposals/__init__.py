"""What a letter says for the fields of an entry: by rules and lists of words, never by guessing."""

from projects.intake.proposals.lists import Known, known
from projects.intake.proposals.rules import Reading, propose

__all__ = ["Known", "Reading", "known", "propose"]
