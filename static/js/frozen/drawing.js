// What the frozen list, "my list" and the comparison draw with.
"use strict";
(() => {
  const { words } = frozen;
  const plural = new Intl.PluralRules(document.documentElement.lang);

  frozen.number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, words.grouping);
  /** A sentence with values in the place of their names. */
  frozen.filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  /** A sentence with a number in the form that the number asks for. */
  frozen.counted = (forms, n) => frozen.filled(forms[plural.select(n)], { n: frozen.number(n) });
  frozen.make = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
})();
