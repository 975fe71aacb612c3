// The site's search in the browser: the rules of projects/catalogue/query_words.py, search.py and
// projects/texts/keyboards.py on the words that freeze exported. An entry is found when it has
// every part of what is asked for.
"use strict";
(() => {
  const { words, lengths, keyboards, limits, meanings, forms: rules } = frozen.index;
  const { WORD, asked, askedWhole, fold, indexed, isAlpha, isAscii, isMarked, isNumber, plain, translated, unique, whole, wordsOf } = frozen.forms;
  const vocabulary = Object.entries(words);
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const longest = Math.max(0, ...meanings.flat().map((phrase) => phrase.length));

  // Readings

  const [soft, iShort, yShort] = [keyboards.soft, keyboards.iShort, keyboards.yShort].map((rule) => new RegExp(rule, "g"));

  function inCyrillic(word) {
    for (const [latin, cyrillic] of keyboards.pairs) word = word.replaceAll(latin, cyrillic);
    word = word.replace(soft, "ь");
    const spelled = [word, word.replace(iShort, "й")].map((one) => one.replace(yShort, "й"));
    return unique(spelled.flatMap((one) => [one, one.replaceAll("ı", "i")])).map((one) => translated(one, keyboards.letters));
  }

  function inOtherLayout(token) {
    const small = token.toLowerCase();
    return translated(small, small.charCodeAt(0) < 128 ? keyboards.toCyrillic : keyboards.toLatin);
  }

  /** Other readings of what stands between spaces: Latin letters, other keyboard layout. */
  function readings(token) {
    if ([...token].length < limits.shortest) return shortReadings(token);
    if (!/\p{L}/u.test(token)) return [];
    const candidates = [...inCyrillic(token.toLowerCase()), inOtherLayout(token)];
    return unique(candidates.filter(isAlpha).map(fold)).filter((word) => word !== fold(token));
  }

  function shortReadings(token) {
    const small = [...token.toLowerCase()];
    if (small.length < 2 || !small.every((letter) => Object.hasOwn(keyboards.letters, letter))) return [];
    return unique(inCyrillic(small.join("")).map(fold));
  }

  // Parts of a query: { typed, alternatives }. An alternative is a list of words, a word a list of
  // forms.

  const read = (word) => (word.length >= limits.shortest ? asked(word) : askedWhole(word));

  function tokens(text) {
    return unique(text.split(/\s+/).filter(Boolean)).flatMap((token) => {
      // As it stands a short word with marks would begin many English words: än, and.
      const isMarkedShort = [...token].length < limits.shortest && !isAscii(token) && shortReadings(token).length;
      const typed = isMarkedShort ? [] : wordsOf(token).map(asked);
      const meant = readings(token).map((word) => [read(word)]);
      if (meant.length) return [{ typed: token, alternatives: [...(typed.length ? [typed] : []), ...meant] }];
      return (token.match(WORD) ?? []).map((word) => ({ typed: word, alternatives: [[asked(fold(word))]] }));
    });
  }

  function telling(parts) {
    const hasYear = parts.some(({ typed }) => /^(?:19|20)[0-9]{2}$/.test(typed));
    const silent = new Set([...rules.silent, ...(hasYear ? rules.ofYear : [])]);
    const left = parts.filter(({ typed }) => !silent.has(fold(typed)));
    const found = left.length ? left : parts;
    if (found.length !== 1 || !isNumber(found[0].typed)) return found;
    const { typed } = found[0];
    return [{ typed, alternatives: [[[whole(rules.stand, String(Number(typed)))]], [[whole(rules.number, typed)]]] }];
  }

  /** All forms of a part that is one word in each reading; else nothing. */
  const wordOf = ({ alternatives }) => (alternatives.every((one) => one.length === 1) ? unique(alternatives.flat(2)) : []);

  function phrasesOf(asWords) {
    if (!asWords.every((word) => word.length)) return [];
    const shares = (one, other) => one.some((form) => other.includes(form));
    const isSame = (phrase) =>
      phrase.length === asWords.length &&
      asWords.every((word) => phrase.some((one) => shares(word, one))) &&
      phrase.every((one) => asWords.some((word) => shares(word, one)));
    return meanings.filter((group) => group.some(isSame)).flat();
  }

  function withPhrases(parts) {
    const found = [];
    for (let place = 0; place < parts.length; ) {
      let length = Math.min(longest, parts.length - place), phrases = [];
      for (; length > 0; length--) {
        phrases = phrasesOf(parts.slice(place, place + length).map(wordOf));
        if (phrases.length) break;
      }
      if (!length) {
        found.push(parts[place++]);
        continue;
      }
      const window = parts.slice(place, place + length);
      const typed = window.map((part) => part.typed).join(" ");
      const all = [window.map((part) => wordOf(part).filter(isMarked)), ...phrases];
      found.push({ typed, alternatives: [...new Map(all.map((one) => [JSON.stringify(one), one])).values()] });
      place += length;
    }
    return found;
  }

  const numberIn = (match) => match.slice(1).find(Boolean);

  /** The parts of a query; none where it has no word. */
  function partsOf(typed) {
    const text = plain(typed).slice(0, limits.text);
    const parts = [];
    let end = 0;
    for (const stand of text.matchAll(new RegExp(rules.standPattern, "giu"))) {
      parts.push(...tokens(text.slice(end, stand.index)));
      const number = String(Number(numberIn(stand)));
      parts.push({ typed: stand[0].trim(), alternatives: [[[whole(rules.stand, number)]]] });
      end = stand.index + stand[0].length;
    }
    parts.push(...tokens(text.slice(end)));
    return withPhrases(telling(parts).slice(0, limits.words));
  }

  /** The number of the stand that a text asks for and nothing else, or nothing. */
  function standOf(typed) {
    const text = plain(typed).trim();
    const found = text.match(new RegExp(`^(?:${rules.standPattern})$`, "iu"));
    const number = found ? numberIn(found) : text;
    return isNumber(number) ? String(Number(number)) : "";
  }

  const remembered = new Map();

  /** How often words with this beginning stand in each entry. */
  function counted(form) {
    if (!remembered.has(form)) {
      const times = new Map();
      const found = form.endsWith(rules.end) ? [[form, words[form] ?? []]] : vocabulary;
      for (const [word, entries] of found) {
        if (!word.startsWith(form)) continue;
        for (let i = 0; i < entries.length; i += 2) {
          times.set(entries[i], (times.get(entries[i]) ?? 0) + entries[i + 1]);
        }
      }
      remembered.set(form, times);
    }
    return remembered.get(form);
  }

  const hasPhrase = (entry, phrase) => phrase.every((word) => word.some((form) => counted(form).has(entry)));
  const has = (entry, { alternatives }) => alternatives.some((phrase) => hasPhrase(entry, phrase));

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

  const allForms = (parts) => parts.flatMap(({ alternatives }) => alternatives.flat(2));

  /** The forms of the alternatives that an entry has. */
  const formsIn = (entry, parts) =>
    parts.flatMap(({ alternatives }) => alternatives.filter((phrase) => hasPhrase(entry, phrase)).flat(2));

  function bestFirst(found, formsOf) {
    const ranks = new Map(found.map((entry) => [entry, rank(entry, formsOf(entry))]));
    return found.sort((a, b) => ranks.get(b) - ranks.get(a) || a - b);
  }

  /** The places of the entries that have all parts, in the order of the stands. */
  const findParts = (parts) => [...lengths.keys()].filter((entry) => parts.every((part) => has(entry, part)));

  /** The places of the entries that the text finds, best first; null where it holds no word. */
  function find(text) {
    const parts = partsOf(text);
    return parts.length ? bestFirst(findParts(parts), (entry) => formsIn(entry, parts)) : null;
  }

  /** The places of the entries that have any of the forms, best first. */
  function findAny(parts) {
    const forms = unique(allForms(parts));
    const found = [...lengths.keys()].filter((entry) => forms.some((form) => counted(form).has(entry)));
    return bestFirst(found, () => forms);
  }

  /** Puts <mark> around the words in an element that the text found. */
  function mark(element, text) {
    const beginnings = unique(allForms(partsOf(text)));
    const language = element.closest("[lang]")?.lang ?? "";
    const isFound = (word, own) => indexed(fold(word), own).some((form) => beginnings.some((one) => form.startsWith(one)));
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const own = node.parentElement?.closest("[lang]")?.lang ?? language;
      let end = 0;
      const pieces = [];
      for (const match of node.data.matchAll(WORD)) {
        if (!isFound(match[0], own)) continue;
        const marked = document.createElement("mark");
        marked.textContent = match[0];
        pieces.push(node.data.slice(end, match.index), marked);
        end = match.index + match[0].length;
      }
      if (pieces.length) node.replaceWith(...pieces, node.data.slice(end));
    }
  }

  Object.assign(frozen, { find, findAny, findParts, fold, mark, partsOf, readings, standOf, wordsOf });
})();
