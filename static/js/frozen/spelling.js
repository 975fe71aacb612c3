// What a text that finds nothing may have been meant as: the rules of projects/catalogue/spelling.py.
"use strict";
(() => {
  const { spelled, limits, forms: rules } = frozen.index;
  const { WORD, askedWhole, fold, isAlpha, isAscii, kazakhStem, languagesOf, plain, stem, unique } = frozen.forms;
  const byLength = (a, b) => a.length - b.length || (a < b ? -1 : 1);
  let known, whole;

  /** From a folded word or stem to the shortest word that has it. */
  function vocabulary() {
    if (known) return known;
    known = new Map();
    whole = new Set(spelled.map(fold));
    for (const word of [...spelled].sort(byLength)) {
      const folded = fold(word);
      for (const form of [folded, ...languagesOf(folded).map((language) => stem(folded, language))]) {
        if (!known.has(form)) known.set(form, word);
      }
    }
    return known;
  }

  const mistakesIn = (word) => (word.length < limits.shortestWrong ? 0 : word.length < limits.longWrong ? 1 : 2);

  /** How many letters differ: wrong, missing, added, or two neighbours swapped; at most "most" count. */
  function distanceOf(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [], row = [...other].map((_, place) => place);
    row.push(other.length);
    for (let i = 1; i <= one.length; i++) {
      const last = before;
      before = row;
      row = [i];
      for (let j = 1; j <= other.length; j++) {
        let cost = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, last[j - 2] + 1);
        row.push(cost);
      }
      if (Math.min(...row) > most) return most + 1;
    }
    return row.at(-1);
  }

  /** A folded word and its stems. */
  const formsOf = (word) => unique([word, ...languagesOf(word).map((language) => stem(word, language))]);

  /** A distance as one number: letters that differ count twice, that only stems are near once. */
  const ranked = (letters, isStem) => 2 * letters + (isStem ? 1 : 0);

  /** The spelled words that are near to a folded word, with their distance. */
  function nearest(word) {
    const found = new Map();
    for (const form of formsOf(word)) {
      const most = form === word || form.length >= limits.shortestStem ? mistakesIn(form) : 0;
      if (!most) continue;
      for (const [other, spelling] of vocabulary()) {
        const letters = distanceOf(form, other, most);
        if (letters > most || (letters > 1 && other[0] !== form[0])) continue;
        const distance = ranked(letters, form !== word || !whole.has(other));
        found.set(spelling, Math.min(distance, found.get(spelling) ?? distance));
      }
    }
    return found;
  }

  /** A folded word as the two known words that it is put together from, if it is. */
  function parted(word) {
    vocabulary();
    for (let place = limits.shortestWrong; place <= word.length - limits.shortestWrong; place++) {
      const [first, second] = [word.slice(0, place), word.slice(place)];
      if (whole.has(first) && whole.has(second)) return `${vocabulary().get(first)} ${vocabulary().get(second)}`;
    }
    return "";
  }

  /** The known word that a folded Kazakh word is made from, if it is. */
  const derivedFrom = (word) => (languagesOf(word).includes("kk") ? vocabulary().get(kazakhStem(word, rules.allEndings)) : "");

  const countOf = (text) => frozen.findParts(frozen.partsOf(text)).length;

  /** The words that may have been meant with their distance, the nearest first; of equally near
   * ones those in the same letters. */
  function candidates(typed) {
    const found = new Map();
    const inOtherLetters = (word) => (isAscii(word) === isAscii(typed) ? 0 : 1);
    const asOneWord = typed.replaceAll("-", "");
    for (const word of [...(isAlpha(asOneWord) ? [fold(asOneWord)] : []), ...frozen.readings(typed)]) {
      const near = nearest(word);
      for (const known of [parted(word), derivedFrom(word)]) if (known) near.set(known, ranked(1, false));
      for (const [spelling, letters] of near) {
        const distance = 2 * letters + inOtherLetters(spelling);
        found.set(spelling, Math.min(distance, found.get(spelling) ?? distance));
      }
    }
    return [...found].sort((a, b) => a[1] - b[1] || byLength(a[0], b[0])).slice(0, limits.tried);
  }

  /** The nearest word that entries have together with the parts beside it, of equally near ones the
   * most frequent. */
  function corrected({ typed }, beside = []) {
    let best = "", most = 0, reached = 0;
    for (const [word, distance] of candidates(typed)) {
      if (most && distance > reached) break;
      const count = frozen.findParts([...beside, ...frozen.partsOf(word)]).length;
      if (count > most) [best, most, reached] = [word, count, distance];
    }
    return best;
  }

  /** The known word that a folded word is a form of, if it is. */
  const joinedWord = (word) =>
    formsOf(word).filter((form) => form.length >= limits.shortestWrong).map((form) => vocabulary().get(form)).find(Boolean);

  /** The text with two neighbours as the one known word that they are, if they are. */
  function asOne(text, first, second) {
    const word = joinedWord(fold(first.typed + second.typed));
    const typed = [" ", "-"].map((between) => first.typed + between + second.typed).find((one) => text.includes(one));
    return word && typed ? text.replace(typed, () => word) : "";
  }

  /** The same, so that it finds something. */
  function joined(text, first, second) {
    const found = asOne(text, first, second);
    return found && countOf(found) ? found : "";
  }

  const spaced = (typed) => plain(typed).split(/\s+/).filter(Boolean).join(" ");

  /** The text as it may have been meant although it finds something. */
  frozen.nearTexts = (typed) => {
    const text = spaced(typed);
    const parts = frozen.partsOf(text);
    const joined = parts.slice(1).map((part, place) => asOne(text, parts[place], part)).filter(Boolean);
    if (joined.length) return joined;
    const unknown = parts.filter((part) => isAlpha(part.typed) && !joinedWord(fold(part.typed)) && !frozen.hasMeanings(part));
    const near = [];
    for (const part of unknown.slice(0, limits.wrong)) {
      const word = corrected(part);
      near.push(word ? text.replace(part.typed, () => word) : "");
    }
    return unique(near.filter(Boolean));
  };

  /** The text with the nearest word for each that no entry has, where there is one. */
  frozen.mended = (typed) => {
    let text = spaced(typed);
    const wrong = frozen.partsOf(text).filter((part) => !frozen.findParts([part]).length);
    for (const part of wrong.slice(0, limits.wrong)) text = text.replace(part.typed, () => corrected(part) || part.typed);
    return text;
  };

  /** The text with its misspelt words corrected, so that it finds something; else nothing. */
  function correctedText(typed) {
    let text = typed;
    const parts = frozen.partsOf(text);
    const wrong = parts.filter((part) => !frozen.findParts([part]).length);
    for (let place = 1; place < parts.length; place++) {
      const pair = parts.slice(place - 1, place + 1);
      if (wrong.length && !pair.some((part) => wrong.includes(part))) continue;
      const found = joined(text, ...pair);
      if (found) return found;
    }
    if (!wrong.length || wrong.length > limits.wrong) return "";
    const beside = parts.filter((part) => !wrong.includes(part));
    for (const part of wrong) {
      const word = corrected(part, beside);
      if (!word) return "";
      beside.push(...frozen.partsOf(word));
      text = text.replace(part.typed, () => word);
    }
    return countOf(text) ? text : "";
  }

  const frames = rules.frames.map((forms) => new Set(forms));

  /** Whether a part frames a query and says nothing of what it is about. */
  function isFrame({ typed }, frame) {
    const words = typed.match(WORD) ?? [];
    return words.length > 0 && words.every((word) => askedWhole(fold(word)).some((form) => frame.has(form)));
  }

  /** The text with its misspelt words corrected, else without its frame words, else both, so that it
   * finds something; else nothing. */
  frozen.correctionOf = (typed) => {
    const text = spaced(typed);
    if (countOf(text)) return "";
    const found = correctedText(text);
    if (found) return found;
    const parts = frozen.partsOf(text);
    let before = parts.length;
    for (const frame of frames) {
      const telling = parts.filter((part) => !isFrame(part, frame));
      if (!telling.length || telling.length === before) continue;
      before = telling.length;
      const fewer = telling.map((part) => part.typed).join(" ");
      const corrected = countOf(fewer) ? fewer : correctedText(fewer);
      if (corrected) return corrected;
    }
    return "";
  };
})();
