// Words and their forms: the rules of projects/texts/words.py, forms.py, stems.py and
// kazakh_stems.py, with their tables.
"use strict";
(() => {
  const { forms: rules } = frozen.index;
  const english = new EnglishStemmer();
  const russian = new RussianStemmer();
  const WORD = /[\p{L}\p{N}]+/gu;
  const INVISIBLE = /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]/g;
  const LATIN = /[A-Za-zÀ-ɏəɵƏƟ]/, CYRILLIC = /[\u0400-\u04ff]/, KAZAKH = /[ӘәҒғҚқҢңӨөҰұҮүҺһІі]/;
  const WITH_ENDING = /^[A-Z]{2,}[а-яёәғқңөұүһі]+$/, ROMAN = /^[IVXLCDM]{2,}$/;

  const unique = (list) => [...new Set(list)];
  const isAlpha = (word) => /^\p{L}+$/u.test(word);
  const isNumber = (word) => /^\p{Nd}+$/u.test(word);
  const isAscii = (word) => /^[\x00-\x7f]*$/.test(word);
  const translated = (text, table) => [...text].map((letter) => table[letter] ?? letter).join("");
  const whole = (mark, word) => mark + word + rules.end;

  /** Folds letter by letter, so that a place in the result is the same place in the text. */
  const fold = (text) => translated([...text].map((letter) => [...letter.toLowerCase()][0]).join(""), rules.plain);

  /** A word that mixes alphabets in the one that it is probably of. */
  function inOneAlphabet(word, isKazakh) {
    if (!LATIN.test(word) || !CYRILLIC.test(word) || WITH_ENDING.test(word)) return word;
    const cyrillic = translated(word, isKazakh ? rules.cyrillicOf : { ...rules.cyrillicOf, Y: "У" });
    const latin = translated(word, rules.latinOf);
    const found = [...(LATIN.test(cyrillic) ? [] : [cyrillic]), ...(CYRILLIC.test(latin) ? [] : [latin])];
    if (found.length < 2) return found[0] ?? word;
    const many = (letters) => [...word].filter((letter) => letters.test(letter)).length;
    return many(LATIN) > many(CYRILLIC) || ROMAN.test(latin) ? latin : cyrillic;
  }

  /** A text composed, without invisible characters. */
  const visible = (text) => text.replace(INVISIBLE, "").normalize("NFC");

  /** A text composed, without invisible characters, with Cyrillic words in Cyrillic letters. */
  function plain(text) {
    const composed = visible(text);
    const isKazakh = KAZAKH.test(composed);
    return isAscii(composed) ? composed : composed.replace(WORD, (word) => inOneAlphabet(word, isKazakh));
  }

  const wordsOf = (text) => (plain(text).match(WORD) ?? []).map(fold);

  // Stems

  function ending(word, endings) {
    let found = "";
    for (let length = Math.min(5, word.length - 2); length > 0; length--) {
      const end = word.slice(-length), rest = word.slice(0, -length);
      const before = Object.hasOwn(endings, end) ? endings[end] : [];
      if (!before.some((letters) => rest.endsWith(letters)) || !canBeStem(rest) || !agrees(rest, end)) continue;
      if (Object.hasOwn(rules.irregular, rest)) return end;
      found ||= end;
    }
    return found;
  }

  const isVowel = (letter) => rules.vowels.includes(letter);

  function canBeStem(rest) {
    if (rest.length === 2) return isVowel(rest[0]) && !isVowel(rest[1]);
    return [...rest].some(isVowel);
  }

  function agrees(rest, end) {
    if (rules.unharmonious.includes(end)) return true;
    const discord = rules.discord[[...rest].findLast(isVowel)] ?? "";
    return ![...end].some((letter) => discord.includes(letter));
  }

  function kazakhStem(word, endings = rules.inflection) {
    word = word.replaceAll("ь", "");
    let end;
    while (!Object.hasOwn(rules.irregular, word) && (end = ending(word, endings))) word = word.slice(0, -end.length);
    const last = word.at(-1);
    if (word.length > 2) word = word.slice(0, -1) + (rules.final[last] ?? last);
    return Object.hasOwn(rules.irregular, word) ? rules.irregular[word] : word;
  }

  function withoutFleeting(stem) {
    if (stem.length < 4) return stem;
    return rules.fleeting.reduce((word, [pattern, then]) => word.replace(new RegExp(pattern, "g"), then), stem);
  }

  function stem(word, language) {
    if (!isAlpha(word)) return word;
    if (language === "kk") return kazakhStem(word);
    const alike = rules.alike[language];
    const known = (form) => (Object.hasOwn(alike, form) ? alike[form] : "");
    const cut = language === "en" ? english.stemWord(word) : withoutFleeting(russian.stemWord(word));
    const found = known(word) || known(cut) || cut;
    // What is left of заём would be the word за.
    return found.length > 2 ? found : word;
  }

  function languagesOf(word, language = "") {
    if (isAscii(word)) return ["en"];
    return ["kk", "ru"].includes(language) ? [language] : ["kk", "ru"];
  }

  // Forms

  function stems(word, language) {
    const found = [stem(word, language)];
    if (language === "ru") found.push(withoutFleeting(word));
    return unique(found.map((one) => whole(rules.marks[language], one)));
  }

  /** A folded word of a text as the index holds it. */
  function indexed(word, language) {
    if (isNumber(word)) return [whole(rules.number, word)];
    if (!isAlpha(word)) return [word];
    const found = [word];
    for (const one of languagesOf(word, language)) {
      found.push(...stems(word, one));
      if (one === "kk") found.push(whole(rules.marks.kk, kazakhStem(word, rules.derivation)));
    }
    return unique(found);
  }

  /** What a query looks for by a folded word, without the word's own beginning. */
  function askedWhole(word) {
    const found = [];
    for (const language of languagesOf(word)) {
      found.push(...stems(word, language));
      const shorter = stem(word, language);
      if (shorter.length >= rules.longStem[language]) found.push(rules.marks[language] + shorter);
    }
    return unique(found);
  }

  /** What a query looks for by a folded word: beginnings of what the index holds. */
  function asked(word) {
    if (isNumber(word)) return [whole(rules.number, word)];
    return isAlpha(word) ? unique([word, ...askedWhole(word)]) : [word];
  }

  const isMarked = (form) => "κρενσβφ".includes(form[0]);
  /** Whether it is one of these and begins no longer one. */
  const isWhole = (form) => isMarked(form) && form.endsWith(rules.end);

  frozen.forms = { WORD, asked, askedWhole, fold, indexed, isAlpha, isAscii, isMarked, isNumber, isWhole, kazakhStem, languagesOf, plain, stem, translated, unique, visible, whole, wordsOf };
})();
