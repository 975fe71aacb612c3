// Suggestions while typing, as projects/catalogue/suggestions.py makes them.
"use strict";
frozen.suggestions = (typed) => {
  const MOST_TITLES = 6, MOST_OTHERS = 3;
  const { index, words } = frozen;
  const matching = (text) => {
    const number = frozen.standOf(text);
    const stands = index.orders.stand.filter((entry) => number && String(index.numbers[entry]).startsWith(number));
    return [...new Set([...stands.slice(0, MOST_TITLES), ...(frozen.find(text) ?? []).slice(0, MOST_TITLES)])].slice(0, MOST_TITLES);
  };
  if (!frozen.partsOf(typed).length) return [];
  let found = matching(typed), searched = typed;
  if (!found.length) {
    searched = frozen.correctionOf(typed) || typed;
    found = matching(searched);
  }
  const parts = frozen.partsOf(searched);
  const list = document.querySelector("[data-suggest]").form.action;
  // On a disk a page is a file of its folder; the site keeps this script, too, for when it can't be reached.
  const [, here, file] = list.match(/^(.*)projects\/(index\.html)?/);
  const titles = found.map((entry) => ({
    label: `${index.numbers[entry]}. ${words.titles[entry][0]}`,
    language: words.titles[entry][1],
    kind: words.says.project,
    address: `${here}projects/${index.slugs[entry]}/${file ?? ""}`,
  }));
  const named = (records, kind, facet) =>
    records
      .filter(([, name, language]) => {
        const forms = frozen.wordsOf(name).flatMap((word) => frozen.forms.indexed(word, language));
        // A name is short: where its words stand says nothing.
        const has = (word) => word[0].startsWith(index.forms.phrase) || word.some((form) => forms.some((one) => one.startsWith(form)));
        return parts.every(({ alternatives }) => alternatives.some((phrase) => phrase.every(has)));
      })
      .slice(0, MOST_OTHERS)
      .map(([slug, label, language]) => ({ label, language, kind, address: `${list}?${facet}=${slug}` }));
  return [
    ...titles,
    ...named(words.regions, words.says.region, "region"),
    ...named(words.organisations, words.says.organisation, "organisation"),
    ...named(words.themes, words.says.theme, "theme"),
  ];
};
