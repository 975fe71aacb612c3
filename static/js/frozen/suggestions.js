// Suggestions while typing, as projects/catalogue/suggestions.py makes them.
"use strict";
frozen.suggestions = (typed) => {
  const MOST_TITLES = 6, MOST_OTHERS = 3;
  const { index, words } = frozen;
  const asked = frozen.wordsOf(typed);
  const list = document.querySelector("[data-suggest]").form.action;
  const here = list.replace(/projects\/index\.html.*$/, "");
  const titles = (frozen.find(typed) ?? []).slice(0, MOST_TITLES).map((entry) => ({
    label: `${index.numbers[entry]}. ${words.titles[entry][0]}`,
    language: words.titles[entry][1],
    kind: words.says.project,
    address: `${here}projects/${index.slugs[entry]}/index.html`,
  }));
  const named = (records, kind, facet) =>
    records
      .filter(([, name]) => {
        const parts = frozen.wordsOf(name);
        return asked.every((word) => parts.some((part) => part.startsWith(word)));
      })
      .slice(0, MOST_OTHERS)
      .map(([slug, label, language]) => ({ label, language, kind, address: `${list}?${facet}=${slug}` }));
  if (!asked.length) return [];
  return [
    ...titles,
    ...named(words.organisations, words.says.organisation, "organisation"),
    ...named(words.themes, words.says.theme, "theme"),
  ];
};
