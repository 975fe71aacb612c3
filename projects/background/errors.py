"""Why work could not be done, for a person."""


class TaskError(Exception):
    """Work that can't be done; the message says why, in the person's language."""
