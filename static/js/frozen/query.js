// The query of a list in a frozen exhibition: what an address asks, and which entries have it. The facets with their
// values, other words for these and the entries of each are data: see projects/frozen/browser_data.py.
"use strict";
(() => {
  const { index, words, filled } = frozen;
  const says = words.says;
  const FACETS = index.facets.map(({ name }) => name);
  const OPTIONS = ["sort", "exact"];
  const ALIASES = { sort: {}, exact: {}, ...Object.fromEntries(index.facets.map(({ name, aliases }) => [name, aliases])) };
  const all = index.orders.stand;

  /** The query of an address: known values in one order, a note for each that is not. */
  function read(search) {
    const given = new URLSearchParams(search);
    const asked = { notes: [], page: given.get("page") ?? "" };
    const typed = frozen.forms.visible(given.get("q") ?? "").trim();
    const text = typed.replace(/\p{C}/gu, " ").slice(0, index.limits.text).trim();
    asked.q = frozen.wordsOf(text).length ? text : "";
    for (const name of [...FACETS, ...OPTIONS]) {
      const isKnown = (value) => Object.hasOwn(words.labels[name], value);
      const meant = (value) => (Object.hasOwn(ALIASES[name], value) ? ALIASES[name][value] : value);
      const written = [...new Set(given.getAll(name))].map((value) => value.trim()).filter(Boolean);
      const values = written.slice(0, index.limits.values).map(meant);
      asked[name] = [...new Set(values.filter(isKnown))];
      const tooMany = written.slice(index.limits.values, index.limits.values + 1);
      for (const value of [...tooMany, ...values.filter((one) => !isKnown(one))]) {
        asked.notes.push(filled(says.wrong, { value: value.slice(0, 60), facet: words.facets[name] }));
      }
    }
    if (text !== typed || (typed && !asked.q)) asked.notes.push(says.shortened);
    asked.notes = asked.notes.slice(0, index.limits.notes);
    if (asked.sort[0] === "relevance" && !asked.q) asked.sort = [];
    if (!asked.q) asked.exact = [];
    asked.correction = asked.q && !asked.exact.length && !frozen.find(asked.q).length ? frozen.correctionOf(asked.q) : "";
    asked.searched = asked.correction || asked.q;
    asked.sorting = asked.sort[0] ?? (asked.q ? "relevance" : "stand");
    return asked;
  }

  /** The query as it stands in an address; changes replace the values of a parameter. */
  function urlencode(asked, changes = {}) {
    const pairs = ["q", ...FACETS, ...OPTIONS].flatMap((name) => {
      const values = changes[name] ?? (name === "q" ? [asked.q].filter(Boolean) : asked[name]);
      return values.map((value) => [name, value]);
    });
    return new URLSearchParams(pairs).toString();
  }

  /** The entries that each part of the query leaves. */
  function parts(asked) {
    const found = new Map();
    for (const name of FACETS) {
      if (!asked[name].length) continue;
      found.set(name, new Set(asked[name].flatMap((value) => index.sets[name][value] ?? [])));
    }
    if (asked.q) found.set("q", new Set(frozen.find(asked.searched) ?? []));
    return found;
  }

  /** The entries that all parts but one leave. */
  const without = (found, name) =>
    all.filter((entry) => [...found].every(([other, entries]) => other === name || entries.has(entry)));

  function order(asked) {
    if (asked.sorting === "relevance") return frozen.find(asked.searched);
    return asked.sorting === "title" ? words.order : index.orders[asked.sorting];
  }

  /** The result in the asked order. */
  function result(asked) {
    const left = new Set(without(parts(asked), ""));
    return order(asked).filter((entry) => left.has(entry));
  }

  frozen.query = { FACETS, read, urlencode, parts, without, result };
})();
