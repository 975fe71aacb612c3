// What a text that finds nothing may have been meant as: the rules of projects/catalogue/spelling.py.
"use strict";
(() => {
  const { spelled, limits } = frozen.index;
  const { fold, isAlpha, languagesOf, plain, stem, unique } = frozen.forms;
  const byLength = (a, b) => a.length - b.length || (a < b ? -1 : 1);
  let known;

  /** From a folded word or stem to the shortest word that has it. */
  function vocabulary() {
    if (known) return known;
    known = new Map();
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

  /** The spelled words nearest to a folded word, the nearest first. */
  function nearest(word) {
    const found = new Map();
    for (const form of unique([word, ...languagesOf(word).map((language) => stem(word, language))])) {
      const most = mistakesIn(form);
      if (!most) continue;
      for (const [other, spelling] of vocabulary()) {
        const distance = distanceOf(form, other, most);
        if (distance <= most) found.set(spelling, Math.min(distance, found.get(spelling) ?? distance));
      }
    }
    return [...found.keys()].sort((a, b) => found.get(a) - found.get(b) || byLength(a, b));
  }

  const countOf = (text) => frozen.findParts(frozen.partsOf(text)).length;

  function corrected({ typed }) {
    if (!isAlpha(typed)) return "";
    let best = "", most = 0;
    for (const word of nearest(fold(typed)).slice(0, limits.tried)) {
      const count = countOf(word);
      if (count > most) [best, most] = [word, count];
    }
    return best;
  }

  /** The text with its misspelt words corrected, so that it finds something; else nothing. */
  frozen.correctionOf = (typed) => {
    let text = plain(typed);
    const wrong = frozen.partsOf(text).filter((part) => !frozen.findParts([part]).length);
    if (!wrong.length || wrong.length > limits.wrong) return "";
    for (const part of wrong) {
      const word = corrected(part);
      if (!word) return "";
      text = text.replace(part.typed, () => word);
    }
    return countOf(text) ? text : "";
  };
})();
