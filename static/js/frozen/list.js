// The list of a frozen exhibition under any query: counts, choices, cards, pages, as the server
// draws them. filters.js calls it instead of the server.
"use strict";
(() => {
  const { index, words, make, number, filled, counted, kindsOf, countedApart } = frozen;
  const { FACETS, read, urlencode, parts, without, result } = frozen.query;
  const WHOLE = index.facets.filter(({ isShownWhole }) => isShownWhole).map(({ name }) => name);
  const says = words.says;
  const pristine = document.cloneNode(true);

  const paragraph = (textContent) => make("p", { textContent });

  const toggled = (chosen, value) =>
    chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];

  const facetOf = (page, name) => page.querySelector(`.facet [data-facet=${name}]`)?.closest("fieldset");

  /** A new choice of a facet, for a value that the page does not list. */
  function choice(name, value) {
    const count = make("span", { className: "count" });
    Object.assign(count.dataset, { facet: name, value, count: 0 });
    const box = make("input", { type: "checkbox", name, value });
    return make("li", {}, make("label", {}, box, " ", make("span", {}, words.labels[name][value]), " ", count));
  }

  /** Adds chosen values that the page does not list, so that they can be taken back. */
  function addChosen(page, asked) {
    for (const name of FACETS) {
      for (const value of asked[name]) {
        if (page.querySelector(`[data-facet=${name}][data-value="${CSS.escape(value)}"]`)) continue;
        const found = facetOf(page, name);
        if (found) {
          found.querySelector("ul").append(choice(name, value));
          continue;
        }
        const later = FACETS.slice(FACETS.indexOf(name)).map((other) => facetOf(page, other)).find(Boolean);
        const legend = make("legend", { textContent: words.facets[name] });
        const added = make("fieldset", { className: "facet" }, legend, make("ul", {}, choice(name, value)));
        (later ?? page.querySelector("[data-filters] .submit-bar")).before(added);
      }
    }
  }

  /** The number of a choice by provenance, as components/choice.html draws it. */
  function showCount(count, found) {
    const kinds = kindsOf(found);
    const parts = ["b", "em", "i"].map((tag, kind) => (kinds[kind] || (tag === "i" && !found.length) ? make(tag, { ariaHidden: "true", textContent: number(kinds[kind]) }) : ""));
    count.replaceChildren(...parts, make("small", { textContent: countedApart(found) }));
  }

  const SVG = "http://www.w3.org/2000/svg";
  const tspan = (textContent, className) => {
    const part = Object.assign(document.createElementNS(SVG, "tspan"), { textContent });
    part.setAttribute(...(className ? ["class", className] : ["dx", "2"]));
    return part;
  };

  /** The number of a region by provenance, as region_map_svg.py draws it. */
  function showNumber(text, found) {
    const kinds = ["documented", "reported", "illustrative"];
    const parts = kindsOf(found).flatMap((n, kind) => (n ? [tspan("+"), tspan(number(n), kinds[kind])] : []));
    text.replaceChildren(...parts.slice(1));
  }

  function showFacet(fieldset, name, asked, counts) {
    const [first, rest] = fieldset.querySelectorAll("ul");
    const items = [...fieldset.querySelectorAll("li")].map((item) => {
      const count = item.querySelector("[data-count]");
      return { item, count, value: count.dataset.value, found: counts.get(count.dataset.value) ?? [] };
    });
    const sorted = Object.keys(words.labels[name]);
    items.sort((a, b) => sorted.indexOf(a.value) - sorted.indexOf(b.value));
    const shown = items.filter(({ item, count, value, found }) => {
      const entries = found.length;
      const isChosen = asked[name].includes(value);
      count.dataset.count = entries;
      showCount(count, found);
      item.firstElementChild.classList.toggle("is-empty", !entries);
      item.querySelector("input").toggleAttribute("checked", isChosen);
      return entries || isChosen || WHOLE.includes(name);
    });
    const isShort = shown.length <= index.limits.first + 2;
    const isFirst = ({ value }, place) => isShort || place < index.limits.first || asked[name].includes(value);
    first.replaceChildren(...shown.filter(isFirst).map(({ item }) => item));
    const more = shown.filter((choice, place) => !isFirst(choice, place));
    rest?.replaceChildren(...more.map(({ item }) => item));
    if (rest && more.length) fieldset.querySelector("summary").textContent = counted(says.more, more.length);
    else rest?.parentElement.remove();
    if (!shown.length) fieldset.remove();
  }

  function showMap(page, asked, counts) {
    const links = [...page.querySelectorAll(".region-map [data-region]")];
    const drawn = links.filter((link) => link.closest("svg"));
    const most = Math.max(1, ...drawn.map((link) => counts.get(link.dataset.region)?.length ?? 0));
    for (const link of links) {
      const { region } = link.dataset;
      const found = counts.get(region) ?? [];
      const entries = found.length;
      link.setAttribute("href", `?${urlencode(asked, { region: toggled(asked.region, region) })}`);
      const isChosen = asked.region.includes(region);
      if (isChosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
      const label = `${words.labels.region[region]}: ${countedApart(found)}`;
      if (!link.closest("svg")) {
        link.textContent = label;
        continue;
      }
      const depth = entries ? Math.min(4, 1 + Math.floor((4 * (entries - 1)) / most)) : 0;
      link.setAttribute("class", `depth-${depth}${isChosen ? " is-chosen" : ""}`);
      const shown = link.querySelector("text:not(.is-announced)");
      if (shown) showNumber(shown, found);
      link.querySelector(".is-announced").textContent = label;
    }
  }

  function chip(facet, label, query) {
    const removed = make("span", { className: "visually-hidden", textContent: `${says.remove} ` });
    return make("li", {}, make("a", { href: `?${query}` }, removed, `${facet}: ${label}`));
  }

  function chips(page, asked) {
    const chosen = FACETS.flatMap((name) => asked[name].map((value) => [name, value]));
    const list = make("ul", { className: "chips", ariaLabel: says.chosen });
    if (asked.q) list.append(chip(words.facets.q, filled(says.quoted, { text: asked.q }), urlencode(asked, { q: [] })));
    for (const [name, value] of chosen) {
      const query = urlencode(asked, { [name]: toggled(asked[name], value) });
      list.append(chip(words.facets[name], words.labels[name][value], query));
    }
    if (!list.children.length) return [];
    list.append(make("li", {}, make("a", { className: "remove-all", href: "?", textContent: says.removeAll })));
    return [list];
  }

  const link = (href, textContent) => make("a", { href, textContent });

  /** Says that a text was corrected before it was searched for. */
  function correction(asked) {
    if (!asked.correction) return [];
    const said = filled(says.showing, { shown: asked.correction, typed: asked.q });
    const asTyped = link(`?${urlencode(asked, { exact: ["1"] })}`, filled(says.asTyped, { typed: asked.q }));
    const notice = make("div", { className: "notice", role: "status" }, make("p", {}, `${said} `, asTyped));
    notice.dataset.correction = "";
    return [notice];
  }

  const quoted = (text) => filled(says.quoted, { text });

  /** A link to the search for another text, with what it finds. */
  const linkTo = (asked, text, found) => [link(`?${urlencode(asked, { q: [text], exact: [] })}`, quoted(text)), `: ${countedApart(found)}`];

  /** The text without one of its words, with what it finds within the filters, if it does. */
  function withoutOne(given, left) {
    const others = given.map((_, place) => given.filter((_part, other) => other !== place));
    return others
      .filter((some) => some.length)
      .map((some) => [some.map(({ typed }) => typed).join(" "), frozen.findParts(some).filter((entry) => left.has(entry))])
      .filter(([, some]) => some.length);
  }

  /** What a list says that finds little: see projects/catalogue/empty_answer.py. */
  function widerAnswer(asked, total) {
    if (!asked.q || !total || total > index.limits.few || frozen.standOf(asked.searched)) return [];
    const left = new Set(without(parts(asked), "q"));
    const given = frozen.partsOf(asked.searched);
    if (given.length > index.limits.widened) return [];
    const near = frozen.nearTexts(asked.searched).map((text) => [text, (frozen.find(text) ?? []).filter((entry) => left.has(entry))]);
    const wider = [...new Map([...near, ...withoutOne(given, left)])].filter(([, found]) => found.length > total);
    if (!wider.length) return [];
    const notice = make("div", { className: "notice" }, paragraph(says.wider));
    notice.dataset.wider = "";
    notice.append(make("ul", {}, ...wider.map(([text, found]) => make("li", {}, ...linkTo(asked, text, found)))));
    return [notice];
  }

  /** What a list says that finds nothing: see projects/catalogue/empty_answer.py. */
  function emptyAnswer(asked) {
    const notice = make("div", { className: "notice" }, paragraph(says.nothing));
    notice.dataset.empty = "";
    if (!asked.q) {
      notice.append(paragraph(says.advice));
      return [notice];
    }
    const meant = frozen.mended(asked.q);
    const given = frozen.partsOf(meant);
    const same = new Set(given.map(({ typed }) => typed));
    const unknown = frozen.partsOf(asked.q).filter(({ typed }) => !same.has(typed));
    const left = new Set(without(parts(asked), "q"));
    const found = given.map((part) => frozen.findParts([part]));
    const to = (text, some) => linkTo(asked, text, some);
    const alone = [...unknown, ...given].map(({ typed }, place) => {
      const some = (found[place - unknown.length] ?? []).filter((entry) => left.has(entry));
      return make("li", {}, ...(some.length ? to(typed, some) : [`${quoted(typed)}: ${says.nothingFound}`]));
    });
    notice.append(make("ul", {}, ...alone));
    const less = given.length > 2 ? withoutOne(given, left) : [];
    less.forEach(([text, some], place) => notice.append(make("p", {}, `${place ? "" : says.withoutWord} `, ...to(text, some))));
    const all = frozen.findParts(given);
    if (all.length) {
      const none = Object.fromEntries(FACETS.map((name) => [name, []]));
      const unfiltered = `?${urlencode(asked, { ...none, q: [meant], exact: [] })}`;
      notice.append(make("p", {}, link(unfiltered, says.withoutFilters), `: ${countedApart(all)}`));
    }
    const home = document.querySelector(".site-name").getAttribute("href");
    const [first, last] = [index.orders.stand[0], index.orders.stand.at(-1)].map((entry) => index.numbers[entry]);
    notice.append(make("p", {}, `${filled(says.numberHint, { first, last })} `, link(`${home}#stands`, says.allStands)));
    const near = frozen.findAny(given).slice(0, 3);
    return near.length ? [notice, make("h2", { textContent: says.nearest }), cards(near, asked)] : [notice];
  }

  function cards(found, asked) {
    const list = make("ul", { className: "cards" });
    for (const entry of found) {
      const item = make("li", { innerHTML: frozen.cards[entry] });
      if (asked.q) for (const part of item.querySelectorAll("h2 a, h2 + p")) frozen.mark(part, asked.searched);
      list.append(item);
    }
    return list;
  }

  function pager(place, pages, query) {
    if (pages < 2) return [];
    const to = (page, rel, textContent) => make("a", { className: "button quiet", rel, href: `?${query ? `${query}&` : ""}page=${page}`, textContent });
    const list = make("nav", { className: "pager", ariaLabel: says.pages });
    if (place > 1) list.append(to(place - 1, "prev", says.previous));
    list.append(make("span", { textContent: filled(says.page, { page: place, pages }) }));
    if (place < pages) list.append(to(place + 1, "next", says.next));
    return [list];
  }

  function showResults(page, asked, found) {
    const pages = Math.max(1, Math.ceil(found.length / index.limits.page));
    const place = Math.min(Math.max(/^\d+$/.test(asked.page) ? Number(asked.page) : 1, 1), pages);
    const notes = [...asked.notes];
    if (asked.page && asked.page !== String(place)) {
      notes.push(filled(says.noPage, { number: asked.page.slice(0, 60), shown: place }));
    }
    const results = page.querySelector("[data-part=results]");
    const head = results.querySelector(".list-head");
    const files = results.querySelector("p.source");
    const list = make("ul", {}, ...notes.map((note) => make("li", { textContent: note })));
    const notice = make("div", { className: "notice", role: "status" }, list);
    const shown = found.slice((place - 1) * index.limits.page, place * index.limits.page);
    const query = urlencode(asked);
    results.replaceChildren(
      ...(notes.length ? [notice] : []),
      ...correction(asked),
      head,
      ...chips(page, asked),
      ...(shown.length
        ? [cards(shown, asked), ...pager(place, pages, query), ...widerAnswer(asked, found.length)]
        : emptyAnswer(asked)),
      ...(files && !query ? [files] : []),
    );
    const count = head.querySelector("[data-result-count]");
    count.dataset.resultCount = found.length;
    count.textContent = countedApart(found);
    page.querySelector("[data-part=bar]").textContent = count.textContent;
  }

  /** Gives a form hidden fields for the other parts of the query. */
  function hidden(form, asked, names) {
    for (const input of form.querySelectorAll("input[type=hidden]")) input.remove();
    for (const name of names) {
      for (const value of [asked[name]].flat().filter(Boolean)) {
        form.prepend(make("input", { type: "hidden", name, value }));
      }
    }
  }

  function showForms(page, asked) {
    page.querySelector("#filter-text").setAttribute("value", asked.q);
    hidden(page.querySelector("[data-filters]"), asked, ["sort"]);
    hidden(page.querySelector(".sorting"), asked, ["q", ...FACETS, "exact"]);
    for (const option of page.querySelectorAll("#sort option")) {
      option.toggleAttribute("selected", option.value === asked.sorting);
    }
  }

  function title(asked) {
    const inWords = FACETS.flatMap((name) => asked[name].map((value) => words.labels[name][value]));
    if (asked.q) inWords.unshift(filled(says.quoted, { text: asked.q }));
    return `${says.projects}${inWords.length ? `: ${inWords.join(", ")}` : ""} – ${says.site}`;
  }

  /** Changes a page of the list so that it shows the results of a query. */
  function apply(page, search) {
    const asked = read(search);
    const found = parts(asked);
    const countsOf = (name) => {
      const others = new Set(without(found, name));
      const sets = Object.entries(index.sets[name]);
      return new Map(sets.map(([value, entries]) => [value, entries.filter((entry) => others.has(entry))]));
    };
    addChosen(page, asked);
    for (const fieldset of page.querySelectorAll(".facet")) {
      const name = fieldset.querySelector("[data-facet]").dataset.facet;
      showFacet(fieldset, name, asked, countsOf(name));
    }
    showMap(page, asked, countsOf("region"));
    showResults(page, asked, result(asked));
    showForms(page, asked);
    for (const link of page.querySelectorAll("[data-language]")) {
      link.setAttribute("href", link.getAttribute("href").replace(/\?.*|$/, search));
    }
    page.title = title(asked);
    return page;
  }

  // The list of one facet is a file of its own; changing anything leads to the whole list.
  const isWhole = document.querySelector("[data-browse]").hasAttribute("data-whole");

  /** The list at an address, for filters.js. */
  frozen.pageAt = (address) => {
    if (!isWhole) throw new Error("another file");
    return apply(pristine.cloneNode(true), new URL(address).search);
  };

  if (isWhole) {
    if (location.search) apply(document, location.search);
    else for (const link of document.querySelectorAll(".region-map [data-region]")) link.setAttribute("href", `?region=${link.dataset.region}`);
  }
})();
