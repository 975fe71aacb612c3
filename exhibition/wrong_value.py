"""What a reader of an environment variable raises."""


class WrongValueError(ValueError):
    """A variable can't be used. Its text ends a sentence that begins with the variable's name."""
