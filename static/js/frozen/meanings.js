// Phrases that mean the same: the rules of projects/catalogue/meanings.py on the groups that freeze
// exported.
"use strict";
(() => {
  const { meanings, limits, forms: rules } = frozen.index;
  const { WORD, asked, askedWhole, fold, isAlpha, isMarked, unique, whole } = frozen.forms;
  const longest = meanings.phrases.reduce((most, { length }) => Math.max(most, length), 0);
  let having;

  /** From a form to the places of the phrases that a query may say and that have it. */
  function phrasesHaving(form) {
    if (!having) {
      having = new Map();
      for (const place of unique(meanings.groups.flatMap(([said]) => said))) {
        for (const own of unique(meanings.phrases[place].flat())) having.set(own, [...(having.get(own) ?? []), place]);
      }
    }
    return having.get(form) ?? [];
  }

  /** The phrases of all groups of which a query says a phrase that is the same. */
  function phrasesWhere(word, isSame) {
    const same = new Set(word.flatMap(phrasesHaving).filter((place) => isSame(meanings.phrases[place])));
    const groups = meanings.groups.filter(([said]) => same.size && said.some((place) => same.has(place)));
    return unique(groups.flatMap(([, found]) => found)).map((place) => meanings.phrases[place]);
  }

  const shares = (one, other) => one.some((form) => other.includes(form));

  function phrasesOf(asWords) {
    if (!asWords.length || !asWords.every((word) => word.length)) return [];
    const isSame = (phrase) =>
      phrase.length === asWords.length &&
      asWords.every((word) => phrase.some((one) => shares(word, one))) &&
      phrase.every((one) => asWords.some((word) => shares(word, one)));
    return phrasesWhere(asWords[0], isSame);
  }

  /** Whether a word of a query is one of a phrase, or clipped from it. */
  function isBegun(one, word) {
    const clips = word.filter((form) => form.length >= rules.shortestClip && !isMarked(form));
    const isClipped = (form) => clips.some((clip) => form.startsWith(clip, 1) && form !== whole(form[0], clip));
    return shares(one, word) || one.some((form) => isMarked(form) && isClipped(form));
  }

  /** The same of several words, in order, of which the last is said in full and others may be
   * clipped: юр помощь. */
  function clippedPhrases(asWords) {
    if (asWords.length < 2 || !asWords.every((word) => word.length)) return [];
    const last = asWords.at(-1);
    const isSame = (phrase) =>
      phrase.length === asWords.length &&
      shares(phrase.at(-1), last) &&
      asWords.slice(0, -1).every((word, place) => isBegun(phrase[place], word));
    return phrasesWhere(last, isSame);
  }

  /** The same where the last word may be clipped, too: фин. грам. */
  function clippedToTheEnd(asWords) {
    if (asWords.length < 2 || !asWords.every((word) => word.length)) return [];
    const isSame = (phrase) => phrase.length === asWords.length && phrase.every((one, place) => isBegun(one, asWords[place]));
    const groups = meanings.groups.filter(([said]) => said.some((place) => isSame(meanings.phrases[place])));
    return unique(groups.flatMap(([, found]) => found)).map((place) => meanings.phrases[place]);
  }

  /** The same of a clipped word and one in full, or both in full, as one word: юрпомощь. */
  function gluedPhrases(word) {
    const found = [];
    for (let place = rules.shortestClip; place <= Math.min(rules.longestClip, word.length - limits.shortest); place++) {
      const begin = word.slice(0, place);
      found.push(...clippedPhrases([[begin, ...askedWhole(begin)], askedWhole(word.slice(place))]));
    }
    return unique(found);
  }

  /** All forms of a part in the readings in which it is one word. */
  const wordOf = ({ alternatives }) => unique(alternatives.filter((one) => one.length === 1).flat(2));

  /** What means the same as some parts, and the words as which they are known: as typed, or else
   * in any reading, or else clipped, the last one only before a dot in the text. */
  function said(window, text) {
    const apart = window.length === 1 ? window[0].typed.match(WORD) ?? [] : [];
    const words = apart.length > 1 ? apart : window.map(({ typed }) => (isAlpha(typed) ? typed : ""));
    const asTyped = words.map((word) => (word ? asked(fold(word)) : []));
    const phrases = phrasesOf(asTyped);
    if (phrases.length) return [phrases, asTyped];
    const asRead = window.map(wordOf);
    const last = window.at(-1).typed;
    const isDotted = last.length >= rules.shortestEnd && text.includes(`${last}.`);
    const tries = [phrasesOf, clippedPhrases, ...(isDotted ? [clippedToTheEnd] : [])].map((of) => of(asRead));
    if (window.length === 1 && isAlpha(window[0].typed)) tries.push(gluedPhrases(fold(window[0].typed)));
    return [tries.find((some) => some.length) ?? [], asRead];
  }

  frozen.meanings = { longest, phrasesOf, said, wordOf };
})();
