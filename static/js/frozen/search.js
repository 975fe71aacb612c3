// The site's search in the browser: the rules of projects/catalogue/query_words.py, search.py and
// projects/texts/keyboards.py on the words that freeze exported. An entry is found when it has
// every part of what is asked for.
"use strict";
(() => {
  const { words, lengths, keyboards, limits, forms: rules } = frozen.index;
  const { longest, phrasesOf, said, wordOf } = frozen.meanings;
  const { WORD, asked, askedWhole, fold, indexed, isAlpha, isAscii, isNumber, isWhole, plain, translated, unique, whole, wordsOf } = frozen.forms;
  const { numberInWords, sumsIn, withAbbreviations, withoutEndings, withNumbersInDigits } = frozen.queryText;
  const vocabulary = Object.entries(words);
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;

  // Readings

  const [soft, ng, iShort, yShort] = [keyboards.soft, keyboards.ng, keyboards.iShort, keyboards.yShort].map((rule) => new RegExp(rule, "g"));
  const [isCyrillic, hyphen, digits] = [`^${keyboards.cyrillic}$`, keyboards.hyphen, `[${keyboards.digits}]`].map((rule) => new RegExp(rule));
  const asOne = (word) => keyboards.asOne.reduce((text, [letters, one]) => text.replaceAll(letters, one), word);

  function inCyrillic(word) {
    for (const [latin, cyrillic] of keyboards.pairs) word = word.replaceAll(latin, cyrillic);
    word = word.replace(ng, "н").replace(soft, "ь");
    const spelled = [word, word.replace(iShort, "й")].map((one) => one.replace(yShort, "й"));
    const found = spelled.flatMap((one) => [one, one.replaceAll("ı", "i")]).map((one) => translated(one, keyboards.letters));
    return unique([...found, ...found.map(asOne)]);
  }

  /** A reading of what was typed, with its hyphens as the letter ө where they are its key. */
  const withHyphens = (cyrillic, typed) => (digits.test(typed) || hyphen.test(cyrillic) ? cyrillic.replaceAll("-", "ө") : cyrillic);

  function inOtherLayouts(token) {
    const small = token.toLowerCase();
    const isLatin = /[a-z]/.test(small);
    const cyrillic = withHyphens(translated(small, isLatin ? keyboards.toCyrillic : keyboards.toKazakh), small);
    return [...(isLatin ? [] : [translated(small, keyboards.toLatin)]), ...(isCyrillic.test(cyrillic) ? [cyrillic] : [])];
  }

  const readable = (candidates, token) => unique(candidates.filter(isAlpha).map(fold)).filter((word) => word !== fold(token));

  /** Other readings of what stands between spaces: Latin letters, other keyboard layout. */
  function readings(token) {
    if ([...token].length < limits.shortest || !/\p{L}/u.test(token)) return [];
    return readable([...inCyrillic(token.toLowerCase()), ...inOtherLayouts(token)], token);
  }

  /** Another layout of a token of two or three letters. */
  function shortLayouts(token) {
    const length = [...token].length;
    return length > 1 && length < limits.shortest && /\p{L}/u.test(token) ? readable(inOtherLayouts(token), token) : [];
  }

  function shortReadings(token) {
    const small = [...token.toLowerCase()];
    if (small.length < 2 || small.length >= limits.shortest || !small.every((letter) => Object.hasOwn(keyboards.letters, letter))) return [];
    return unique(inCyrillic(small.join("")).map(fold));
  }

  // Parts of a query: { typed, alternatives }. An alternative is a list of words, a word a list of
  // forms.

  /** The forms of a folded word as it is typed, and of the word that it is clipped from. */
  const askedInFull = (word) => [...asked(word), ...(Object.hasOwn(rules.clipped, word) ? askedWhole(rules.clipped[word]) : [])];
  const read = (word) => (word.length >= limits.shortest ? asked(word) : askedWhole(word));

  function tokens(text) {
    return unique(text.split(/\s+/).filter(Boolean)).flatMap((token) => {
      const short = shortReadings(token);
      // As it stands a short word with marks would begin many English words: än, and.
      const typed = isAscii(token) || !short.length ? wordsOf(token).map(askedInFull) : [];
      const meant = [...readings(token), ...short].map((word) => [read(word)]);
      meant.push(...shortLayouts(token).map((word) => [askedWhole(word)]));
      if (meant.length) return [{ typed: token, alternatives: [...(typed.length ? [typed] : []), ...meant] }];
      const words = token.match(WORD) ?? [];
      if (words.length === 1 && words[0] === token) return [{ typed: token, alternatives: [[askedInFull(fold(token))]] }];
      return tokens(words.join(" "));
    });
  }

  /** A number by itself: that of a stand, one in a text, or the words that it was said in. */
  function lone(number, said) {
    const forms = [[[whole(rules.stand, String(Number(number)))]], [[whole(rules.number, number)]]];
    if (said.length) forms.push(said.map((part) => part.alternatives[0][0]));
    return { typed: said.map((part) => part.typed).join(" ") || number, alternatives: forms };
  }

  function telling(parts) {
    const hasYear = parts.some(({ typed }) => /^(?:19|20)[0-9]{2}$/.test(typed));
    const silent = new Set([...rules.silent, ...(hasYear ? rules.ofYear : [])]);
    const left = parts.filter(({ typed }) => !silent.has(fold(typed)));
    const found = left.length ? left : parts;
    const number = numberInWords(found.map(({ typed }) => fold(typed)));
    if (number) return [lone(number, found)];
    return found.length === 1 && isNumber(found[0].typed) ? [lone(found[0].typed, [])] : found;
  }

  const hyphened = (pair) => pair.map(({ typed }) => typed).join("-");

  /** Two words, or the one that they are together; not of Latin letters. */
  function joined(pair) {
    const one = pair.map(({ typed }) => typed).join("");
    if (!isAlpha(one) || isAscii(one)) return null;
    const [first, second] = pair.map(({ alternatives }) => alternatives);
    const apart = first.flatMap((one) => second.map((other) => [...one, ...other]));
    return { typed: hyphened(pair), alternatives: [...apart, [asked(fold(one))]] };
  }

  function withPhrases(parts, text) {
    const found = [];
    const isOfPlace = ({ typed }) => rules.ofPlace.includes(fold(typed));
    let known = false;
    for (let place = 0; place < parts.length; ) {
      let length = Math.min(longest, parts.length - place), phrases = [], asWords = [];
      for (; length > 0 && !phrases.length; length -= phrases.length ? 0 : 1) {
        [phrases, asWords] = said(parts.slice(place, place + length), text);
      }
      if (!length) {
        const pair = parts.slice(place, place + 2);
        const both = pair.length > 1 && text.includes(hyphened(pair)) ? joined(pair) : null;
        found.push(both ?? parts[place]);
        place += both ? 2 : 1;
        continue;
      }
      const window = parts.slice(place, place + length);
      const typed = window.map((part) => part.typed).join(" ");
      // Several words that are known are found beside each other alone.
      const asTyped = asWords.length > 1 ? [] : [asWords.map((word) => word.filter(isWhole))];
      const all = [...asTyped, ...phrases];
      found.push({ typed, alternatives: [...new Map(all.map((one) => [JSON.stringify(one), one])).values()] });
      known ||= !isOfPlace(found.at(-1));
      place += length;
    }
    return found.filter((part) => !known || !isOfPlace(part));
  }

  const numberIn = (match) => match.slice(1).find(Boolean);

  /** The numbers of "5", "5 и 7" and "5-7", each once. */
  const standsIn = (said) =>
    unique(
      [...said.matchAll(/([0-9]+)(?:\s*[–—-]\s*([0-9]+))?/g)].flatMap(([, first, last]) => {
        const start = Number(first), end = Number(last ?? first);
        const isRange = start <= end && end < start + rules.mostStands;
        return isRange ? Array.from({ length: end - start + 1 }, (_, more) => start + more) : [start, end];
      }),
    );

  /** The parts of a query; none where it has no word. */
  /** The parts of a text; a large number is one, in digits or as typed. */
  function withSums(text) {
    const parts = [];
    let end = 0;
    for (const [start, behind, digits] of sumsIn(text)) {
      parts.push(...tokens(withoutEndings(text.slice(end, start))));
      const asTyped = wordsOf(text.slice(start, behind)).map(asked);
      parts.push({ typed: text.slice(start, behind).trim(), alternatives: [[[whole(rules.number, digits)]], asTyped] });
      end = behind;
    }
    return [...parts, ...tokens(withoutEndings(text.slice(end)))];
  }

  function partsOf(typed) {
    const text = withNumbersInDigits(withAbbreviations(plain(typed).slice(0, limits.text)));
    const parts = [];
    let end = 0;
    for (const stand of text.matchAll(new RegExp(rules.standPattern, "giu"))) {
      parts.push(...withSums(text.slice(end, stand.index)));
      const either = standsIn(numberIn(stand)).map((number) => [[whole(rules.stand, String(number))]]);
      parts.push({ typed: stand[0].trim(), alternatives: either });
      end = stand.index + stand[0].length;
    }
    parts.push(...withSums(text.slice(end)));
    return withPhrases(telling(parts).slice(0, limits.words), text);
  }

  /** The number of the stand that a text asks for and nothing else, or nothing. */
  function standOf(typed) {
    const text = withNumbersInDigits(plain(typed).trim());
    const found = text.match(new RegExp(`^(?:${rules.standPattern})$`, "iu"));
    const number = found ? numberIn(found) : withoutEndings(text);
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

  /** Whether other words are known for a part. */
  const hasMeanings = (part) => phrasesOf([wordOf(part)]).length > 0;

  Object.assign(frozen, { find, findAny, findParts, fold, hasMeanings, mark, partsOf, readings, standOf, wordsOf });
})();
