"""The Kazakh ending of a number, which follows from how the number is read aloud."""

# The last spoken word of a number decides: its vowels (а or е) and its last sound (д, т or н).
_UNITS = ("", "ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан")
_TENS = ("", "нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан")
_POWERS = ((100, "ден"), (1_000, "нан"), (1_000_000, "нан"), (1_000_000_000, "тан"))


def ablative(number: int) -> str:
    """The ending of "more than N" (N-нан астам): 5 gives "тен", 300 "ден", 32 000 "нан".

    Rule: the ending harmonises with the last word of the number as it is read aloud; нөл, which
    ends on л, takes "ден".
    """
    if unit := number % 10:
        return _UNITS[unit]
    if ten := number // 10 % 10:
        return _TENS[ten]
    return next((end for power, end in reversed(_POWERS) if number and number % power == 0), "ден")
