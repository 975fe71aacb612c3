// The text of a query before its words are read: the rules of projects/catalogue/query_text.py and
// projects/texts/ordinals.py, with their tables.
"use strict";
(() => {
  const { queryText: rules, ordinals } = frozen.index;
  const { fold } = frozen.forms;
  const every = (name) => new RegExp(rules.patterns[name], "gu");
  const one = (name) => new RegExp(rules.patterns[name], "u");
  const [isEnding, isNumbered, isSign] = ["isEnding", "numbered", "sign"].map(one);
  const numberEnding = new RegExp(`^${ordinals.endings}$`, "u");
  const valueIn = (table, word) => (Object.hasOwn(table, word) ? table[word] : 0);

  function valueOf(word) {
    const value = valueIn(ordinals.words, word);
    if (value) return value;
    for (let end = 2; end < word.length; end++) {
      const stem = word.slice(0, end);
      const found = valueIn(ordinals.stems, stem) || valueIn(ordinals.words, stem);
      if (found && numberEnding.test(word.slice(end))) return found;
    }
    return 0;
  }

  /** The one number that all these folded words say together, in digits; else nothing. */
  function numberInWords(words) {
    let total = 0, smallest = 1000;
    for (const word of words.flatMap((text) => text.split("-"))) {
      const value = valueOf(word);
      const size = value >= 100 ? 100 : value >= 20 || value === 10 ? 10 : 1;
      if (!value || size >= smallest) return "";
      total += value;
      smallest = size;
    }
    return total ? String(total) : "";
  }

  /** А.Н.К. is АНК, NGOs NGO, children's children. */
  const withAbbreviations = (text) =>
    text.replace(every("dotted"), (found) => found.replaceAll(".", "")).replace(every("plural"), "$1").replace(every("genitive"), "");

  /** Without Kazakh endings behind hyphens and abbreviations, and those of ordinal numbers. */
  const withoutEndings = (text) =>
    text
      .replace(every("ordinal"), "$1")
      .replace(every("ending"), (found, word, capitals, end) => (isEnding.test(fold(end)) ? word || capitals : found));

  const blockSign = new RegExp(rules.patterns.blockSign, "giu");

  /** The text with the number of a stand or block in digits: "stand forty" is "stand 40", "block
      no. 4" is "block 4". */
  function withNumbersInDigits(typed) {
    const text = typed.replace(blockSign, "$1 ");
    const words = text.split(/\s+/).filter(Boolean);
    for (const [place, word] of words.entries()) {
      if (!isNumbered.test(fold(word))) continue;
      const start = place + (place + 1 < words.length && isSign.test(fold(words[place + 1])) ? 2 : 1);
      for (let length = rules.words; length > 0; length--) {
        for (const first of [start, place - length]) {
          const said = first < 0 ? [] : words.slice(first, first + length);
          const number = said.length === length ? numberInWords(said.map(fold)) : "";
          if (!number) continue;
          words.splice(first, length, number);
          return words.join(" ");
        }
      }
    }
    return text;
  }

  /** Where each large number begins and ends, and its digits. */
  function* sumsIn(text) {
    for (const found of text.matchAll(new RegExp(rules.patterns.sum, "giu"))) {
      const [all, inFull, before, power] = found;
      const [number, part = ""] = inFull ? [inFull.replace(/[^0-9]/g, "")] : before.replace(",", ".").split(".");
      const noughts = inFull ? 0 : rules.powers[power.toLowerCase()];
      yield [found.index, found.index + all.length, (number + part.padEnd(noughts, "0")).replace(/^0+(?=.)/, "")];
    }
  }

  frozen.queryText = { numberInWords, sumsIn, withAbbreviations, withoutEndings, withNumbersInDigits };
})();
