"""The Kazakh endings of a number, which follow from how the number is read aloud."""

# The word that a number ends on when it is read aloud (бір, он, жүз, мың …) with its ablative and
# dative: both harmonise with its vowels (а or е) and its last sound. 0 is нөл.
_ENDINGS = {
    **{0: "ден ге", 1: "ден ге", 2: "ден ге", 3: "тен ке", 4: "тен ке", 5: "тен ке"},
    **{6: "дан ға", 7: "ден ге", 8: "ден ге", 9: "дан ға", 10: "нан ға", 20: "дан ға"},
    **{30: "дан ға", 40: "тан қа", 50: "ден ге", 60: "тан қа", 70: "тен ке", 80: "нен ге"},
    **{90: "нан ға", 100: "ден ге", 10**3: "нан ға", 10**6: "нан ға", 10**9: "тан қа"},
    10**12: "нан ға",
}
_POWERS = (10**12, 10**9, 10**6, 1_000, 100)


def ablative(number: int) -> str:
    """The ending of "more than N" (N-нан астам): 5 gives "тен", 300 "ден", 32 000 "нан"."""
    return _ENDINGS[_last_word(number)].split()[0]


def dative(number: int) -> str:
    """The ending of "up to N" (N-ға дейін): 5 gives "ке", 300 "ге", 32 000 "ға"."""
    return _ENDINGS[_last_word(number)].split()[1]


def _last_word(number: int) -> int:
    """The number that the last spoken word says: 5 of 25, 20 of 320, 1 000 of 32 000."""
    if last := number % 10 or number % 100:
        return last
    return next((power for power in _POWERS if number and number % power == 0), 0)
