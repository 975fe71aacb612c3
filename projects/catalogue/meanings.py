"""Phrases that mean the same: the desk's synonyms, and the names of blocks and themes.

For phrases see ``projects.texts.phrases``. A query that says one phrase of a group also finds the
others, and the narrower ones that stand behind the sign ">": clothes also find coats, but a coat
finds no other clothes. The first words of a phrase may be clipped: юр. помощь, юрпомощь. A query
that says a block's name finds its entries.

The frozen copy has the same rules: ``static/js/frozen/meanings.js``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from projects.catalogue.index import CatalogueIndex, as_it_was
from projects.catalogue.index_reading import BLOCK_NAME, SYNONYMS, Name
from projects.texts.alphabet import WORD, fold
from projects.texts.forms import asked, asked_whole, block_form, is_marked, stems, whole
from projects.texts.keyboards import SHORTEST
from projects.texts.languages import LANGUAGES
from projects.texts.phrases import NARROWER, Phrase, called_after, listed, mark_of, telling

# A clipped word has at least so many letters, and at most so many before another in one word.
SHORTEST_CLIP, LONGEST_CLIP = 2, 6
# What people say beside the word that only one block's name has: стенды Фонда, партнёры АНК,
# republican ECAs, Қор блогы.
BESIDE_BLOCKS = """
    стенд блок раздел блог бөлім stand block section ассамблея assembly анк қха apk apc эко эмб
    eca экц центр орталық centre жоба проект project
"""
# What people say beside a block's number.
BLOCK_WORDS = "блок раздел блог бөлім block section"


class Group(NamedTuple):
    """Phrases that mean the same: which a query says, and which entries are found by."""

    said: tuple[Phrase, ...]
    found: tuple[Phrase, ...]


class Meanings:
    """The groups of one catalogue version."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.groups = list(groups)
        self.longest = max((len(p) for group in self.groups for p in group.said), default=0)
        # From a form to the phrases that have it.
        self._having: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
        # From the first letters of a phrase's last word to the phrases of several words.
        self._ending: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
        for number, group in enumerate(self.groups):
            for phrase in group.said:
                for form in {form for word in phrase for form in word}:
                    self._having[form].append((phrase, number))
                if len(phrase) > 1:
                    for letters in {form[1 : 1 + SHORTEST_CLIP] for form in phrase[-1]}:
                        self._ending[letters].append((phrase, number))

    def of(self, words: Sequence[Sequence[str]]) -> list[Phrase]:
        """The phrases of all groups in which these words, in any order, are a phrase."""
        if not words or not all(words):
            return []
        found: dict[Phrase, None] = {}
        for phrase, number in dict.fromkeys(
            pair for form in words[0] for pair in self._having.get(form, ())
        ):
            if len(phrase) == len(words) and _same(phrase, words):
                found |= dict.fromkeys(self.groups[number].found)
        return list(found)

    def of_clipped(self, words: Sequence[Sequence[str]]) -> list[Phrase]:
        """The phrases of all groups in which these words are a phrase of several, in order, whose
        last word is said in full and others may be clipped: юр помощь, мем. тіл."""
        found: dict[Phrase, None] = {}
        for form in words[-1] if len(words) > 1 and all(words) else ():
            for phrase, number in self._having.get(form, ()):
                if (
                    len(phrase) == len(words)
                    and form in phrase[-1]
                    and _begun(phrase[:-1], words[:-1])
                ):
                    found |= dict.fromkeys(self.groups[number].found)
        return list(found)

    def of_clipped_to_the_end(self, words: Sequence[Sequence[str]]) -> list[Phrase]:
        """The same where the last word may be clipped, too: фин. грам."""
        found: dict[Phrase, None] = {}
        last = words[-1] if len(words) > 1 and all(words) else ()
        for letters in {form[:SHORTEST_CLIP] for form in last if not is_marked(form)}:
            for phrase, number in self._ending.get(letters, ()):
                if len(phrase) == len(words) and _begun(phrase, words):
                    found |= dict.fromkeys(self.groups[number].found)
        return list(found)

    def of_glued(self, word: str) -> list[Phrase]:
        """The same of a folded word that a clipped one and one in full, or both in full, are
        together: юрпомощь, Ustkamenogorsk."""
        found: dict[Phrase, None] = {}
        for place in range(SHORTEST_CLIP, min(LONGEST_CLIP, len(word) - SHORTEST) + 1):
            begin = word[:place]
            both = ((begin, *asked_whole(begin)), asked_whole(word[place:]))
            found |= dict.fromkeys(self.of_clipped(both))
        return list(found)


def _begun(phrase: Phrase, words: Sequence[Sequence[str]]) -> bool:
    """Whether each word of a query is one of a phrase, or clipped from it."""
    return all(
        not set(one).isdisjoint(word)
        or any(
            form.startswith(clip, 1) and form != whole(form[0], clip)
            for clip in word
            if len(clip) >= SHORTEST_CLIP and not is_marked(clip)
            for form in one
            if is_marked(form)
        )
        for one, word in zip(phrase, words, strict=True)
    )


def _same(phrase: Phrase, words: Sequence[Sequence[str]]) -> bool:
    """Whether each word of the query is a word of the phrase, and the other way round."""
    asked = [set(word) for word in words]
    return all(any(word & {*one} for one in phrase) for word in asked) and all(
        any(word & {*one} for word in asked) for one in phrase
    )


def meanings_of(index: CatalogueIndex) -> Meanings:
    """The meanings of the index's catalogue version."""
    return index.keep("meanings", lambda: _read(index), as_it_was)


def _read(index: CatalogueIndex) -> Meanings:
    groups = []
    for synonyms in index.names[SYNONYMS].values():
        said: list[Phrase] = []
        narrower: list[Phrase] = []
        for language, words in zip(LANGUAGES, synonyms.names, strict=True):
            for phrases, some in zip((said, narrower), listed(words, language), strict=True):
                phrases += some
        found = (_beside_each_other(phrase) for phrase in (*said, *narrower))
        groups.append(Group(_unique(said), _unique(found)))
    return Meanings([*groups, *_blocks(index, groups), *_themes(index)])


def _beside_each_other(phrase: Phrase) -> Phrase:
    """A phrase with the mark that it has in an entry where its words stand beside each other."""
    return (*phrase, (mark_of(phrase),)) if len(phrase) > 1 else phrase


def _unique(phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
    return tuple(phrase for phrase in dict.fromkeys(phrases) if phrase)


def spelled_synonyms(index: CatalogueIndex) -> set[str]:
    """The words of all phrases that a query may say, and of the blocks' names, as they are spelled,
    in small letters."""
    return {
        word.lower()
        for kind in (SYNONYMS, BLOCK_NAME)
        for named in index.names[kind].values()
        for words in named.names
        for word in WORD.findall((words or "").partition(NARROWER)[0])
    }


def _blocks(index: CatalogueIndex, groups: Sequence[Group]) -> list[Group]:
    """A group for each block: its name and its short name, with and without the words that all
    blocks' names have ("Projects of"), and each word that only this block's names have, also beside
    another (``BESIDE_BLOCKS``); and its place among them, "block 2". A word may be said in another
    way of ``groups``. It finds the block itself, for its name may stand elsewhere, too."""
    names = _told(index.names[BLOCK_NAME].values())
    in_order = sorted(index.names["block"].values())
    short = _told(in_order)
    every = [{word for text in said for word in text} for said in names.values()]
    common = set.intersection(*every) if len(every) > 1 else set()
    others = _others(groups)
    # In any language, for people mix them.
    beside = _forms([*sorted(common), *map(fold, BESIDE_BLOCKS.split())])
    numbered = _forms(map(fold, BLOCK_WORDS.split()))
    found = []
    for place, slug in enumerate((block.key for block in in_order), start=1):
        said = names[slug]
        elsewhere = {w for one, text in names.items() if one != slug for told in text for w in told}
        texts = [*short.get(slug, ()), *said]
        texts += [[w for w in text if w not in common] for text in said]
        own = [word for text in texts for word in text if word not in {*elsewhere, *common}]
        texts += [[word] for word in own]
        phrases = [tuple(_name(word, others) for word in text) for text in texts if text]
        whole = [
            tuple(_name(w, others) for w in text)
            for text in (*short.get(slug, ()), *([w] for w in own))
        ]
        phrases += [(*phrase, *(beside,) * more) for phrase in whole for more in (1, 2)]
        # Республиканские этнокультурные центры, where the name says associations.
        phrases += [
            (*(_name(word, others) for word in text if word != other), beside)
            for text in texts
            for other in text
            if len(text) > 2 and other in elsewhere
        ]
        phrases.append((numbered, asked(str(place))))
        found.append(Group(_unique(phrases), (((block_form(slug),),),)))
    return found


def _forms(words: Iterable[str]) -> tuple[str, ...]:
    """The forms of all folded words, each once."""
    return tuple(dict.fromkeys(form for word in words for form in asked_whole(word)))


def _themes(index: CatalogueIndex) -> Iterator[Group]:
    """A group for the whole name of each theme in each language: it finds what has all its words,
    though some of them may be a phrase that means something narrower."""
    for names in _told(index.names["theme"].values()).values():
        phrases = _unique(tuple(asked_whole(word) or (word,) for word in name) for name in names)
        several = tuple(phrase for phrase in phrases if len(phrase) > 1)
        yield Group(several, several)


def _name(word: str, others: dict[str, Phrase]) -> tuple[str, ...]:
    """The forms of a word of a block's name, with those of other words for it and of the Russian
    adjective (партнёрский)."""
    own = asked_whole(word) or (word,)
    other = (form for one in own for words in others.get(one, ()) for form in words)
    adjectives = (
        form
        for after in called_after(word, "ru")[:1]
        if not word.isascii()
        for form in stems(after, "ru")
    )
    return tuple(dict.fromkeys((*own, *other, *adjectives)))


def _others(groups: Sequence[Group]) -> dict[str, Phrase]:
    """From a form of a single word to the single words of its groups."""
    found: dict[str, Phrase] = defaultdict(tuple)
    for group in groups:
        words = tuple(phrase[0] for phrase in group.said if len(phrase) == 1)
        for form in {form for word in words for form in word}:
            found[form] += words
    return found


def _told(names: Iterable[Name]) -> dict[str, list[list[str]]]:
    """The telling words of each record's name in each language."""
    return {name.key: [telling(text or "") for text in name.names] for name in names}
