// Helpers of the frozen list, "my list" and the comparison: numbers, sentences, elements.
"use strict";
(() => {
  const { words } = frozen;
  const plural = new Intl.PluralRules(document.documentElement.lang);

  frozen.number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, words.grouping);
  /** A sentence with {names} replaced by values. */
  frozen.filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  /** A sentence with a number, in the plural form of the page's language. */
  frozen.counted = (forms, n) => frozen.filled(forms[plural.select(n)], { n: frozen.number(n) });
  /** How many of these entries are documented, reported, samples. */
  frozen.kindsOf = (entries) => {
    const sets = frozen.index.sets.provenance;
    return ["documented", "reported", "illustrative"].map((kind) => entries.filter((entry) => sets[kind]?.includes(entry)).length);
  };
  /** "8 documented · 53 samples" */
  frozen.countedApart = (entries) => {
    if (!entries.length) return frozen.counted(words.says.entries, 0);
    const forms = [words.says.documented, words.says.reported, words.says.samples];
    return frozen.kindsOf(entries).map((n, kind) => (n ? frozen.counted(forms[kind], n) : "")).filter(Boolean).join(" · ");
  };
  frozen.make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
})();
