// The site's search in the browser: the rules of projects/catalogue/search.py and of
// projects/texts/keyboards.py on the words that freeze exported. An entry is found when every word
// asked for begins one of its words.
"use strict";
(() => {
  const { words, lengths, keyboards, limits } = frozen.index;
  const vocabulary = Object.entries(words);
  const english = new EnglishStemmer();
  const russian = new RussianStemmer();
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const WORD = /[\p{L}\p{N}]+/gu;
  const PLAIN = Object.fromEntries([..."әғқңөұүһіё"].map((letter, place) => [letter, [..."агкноуухие"][place]]));

  const translated = (text, table) => [...text].map((letter) => table[letter] ?? letter).join("");

  /** Folds letter by letter, so that a place in the result is the same place in the text. */
  const fold = (text) => translated([...text].map((letter) => [...letter.toLowerCase()][0]).join(""), PLAIN);
  const wordsOf = (text) => (text.match(WORD) ?? []).map(fold);

  /** The beginning that the forms of a word share; the word itself where that is too short. */
  function stem(word) {
    if (!/^\p{L}+$/u.test(word)) return word;
    const shorter = (/^[\x00-\x7f]*$/.test(word) ? english : russian).stemWord(word);
    return shorter.length >= 4 && word.startsWith(shorter) ? shorter : word;
  }

  function inCyrillic(word) {
    for (const [latin, cyrillic] of keyboards.pairs) word = word.replaceAll(latin, cyrillic);
    return translated(word, keyboards.letters);
  }

  function inOtherLayout(token) {
    const small = token.toLowerCase();
    return translated(small, small.charCodeAt(0) < 128 ? keyboards.toCyrillic : keyboards.toLatin);
  }

  /** Other readings of what stands between spaces: Latin letters, other keyboard layout. */
  function readings(token) {
    if ([...token].length < limits.shortest || !/\p{L}/u.test(token)) return [];
    const candidates = [inCyrillic(token.toLowerCase()), inOtherLayout(token)];
    const read = candidates.filter((one) => /^\p{L}+$/u.test(one)).map(fold);
    return [...new Set(read)].filter((word) => word !== fold(token));
  }

  const asTyped = (word) => ({ any: [...new Set([word, stem(word)])].map((form) => ({ form })) });

  /** The words to look for, each with its alternatives. */
  function asked(text) {
    const found = [];
    for (const token of new Set(text.slice(0, limits.text).split(/\s+/).filter(Boolean))) {
      const typed = wordsOf(token).map(asTyped);
      const meant = readings(token).map(asTyped);
      if (meant.length) found.push({ any: [...(typed.length ? [{ all: typed }] : []), ...meant] });
      else found.push(...typed);
    }
    return found.slice(0, limits.words);
  }

  const remembered = new Map();

  /** How often words with this beginning stand in each entry. */
  function counted(form) {
    if (!remembered.has(form)) {
      const times = new Map();
      for (const [word, entries] of vocabulary) {
        if (!word.startsWith(form)) continue;
        for (let i = 0; i < entries.length; i += 2) {
          times.set(entries[i], (times.get(entries[i]) ?? 0) + entries[i + 1]);
        }
      }
      remembered.set(form, times);
    }
    return remembered.get(form);
  }

  function matches(entry, { form, any, all }) {
    if (form !== undefined) return counted(form).has(entry);
    return any ? any.some((part) => matches(entry, part)) : all.every((part) => matches(entry, part));
  }

  const formsOf = ({ form, any, all }) => (form !== undefined ? [form] : (any ?? all).flatMap(formsOf));

  /** BM25 as in SQLite's FTS5, so that the order is the same as on the site. */
  function rank(entry, forms) {
    const K1 = 1.2, B = 0.75;
    return forms.reduce((sum, form) => {
      const times = counted(form);
      const often = times.get(entry) ?? 0;
      const rare = Math.max(Math.log((lengths.length - times.size + 0.5) / (times.size + 0.5)), 1e-6);
      return sum + (rare * often * (K1 + 1)) / (often + K1 * (1 - B + (B * lengths[entry]) / average));
    }, 0);
  }

  /** The places of the entries that the text finds, best first; null where it holds no word. */
  function find(text) {
    const parts = asked(text);
    if (!parts.length) return null;
    const forms = parts.flatMap(formsOf);
    const found = [...lengths.keys()].filter((entry) => matches(entry, { all: parts }));
    const ranks = new Map(found.map((entry) => [entry, rank(entry, forms)]));
    return found.sort((a, b) => ranks.get(b) - ranks.get(a) || a - b);
  }

  /** Puts <mark> around the words in an element that the text found. */
  function mark(element, text) {
    const tokens = text.split(/\s+/).filter(Boolean);
    const beginnings = tokens.flatMap((token) => [...wordsOf(token), ...readings(token)]).map(stem);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      let end = 0;
      const pieces = [];
      for (const match of node.data.matchAll(WORD)) {
        if (!beginnings.some((beginning) => fold(match[0]).startsWith(beginning))) continue;
        const marked = document.createElement("mark");
        marked.textContent = match[0];
        pieces.push(node.data.slice(end, match.index), marked);
        end = match.index + match[0].length;
      }
      if (pieces.length) node.replaceWith(...pieces, node.data.slice(end));
    }
  }

  Object.assign(frozen, { find, fold, mark, stem, wordsOf });
})();
