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
  frozen.make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
})();
