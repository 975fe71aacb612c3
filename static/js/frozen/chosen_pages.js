// "My list" and the comparison of a frozen exhibition, from the numbers in the address, and "my list" without network,
// where nothing can be compared; on the site projects/views/selection.py makes them.
"use strict";
(() => {
  const { index, words, make, filled, countedApart } = frozen;
  const says = words.says;
  const isComparison = "comparison" in frozen;
  const most = isComparison ? index.limits.compare : index.limits.list;
  const unseen = (textContent) => make("span", { className: "visually-hidden", textContent });

  const given = [...new Set(new URLSearchParams(location.search).getAll("n").map((n) => n.trim()).filter(Boolean))];
  const known = given.filter((n) => index.numbers.includes(Number(n))).map(Number);
  const numbers = known.slice(0, most).sort((a, b) => a - b);
  const entries = numbers.map((number) => index.numbers.indexOf(number));
  const queryOf = (chosen) => new URLSearchParams(chosen.map((number) => ["n", number])).toString();
  const without = (number) => `?${queryOf(numbers.filter((other) => other !== number))}`;

  const notes = given
    .filter((n) => !index.numbers.includes(Number(n)))
    .map((value) => filled(says.noStand, { value: value.slice(0, 60) }));
  if (known.length > most) notes.unshift(filled(says.onlyFirst, { most }));

  function listed(entry, place) {
    const number = numbers[place];
    const item = make("li", { innerHTML: frozen.cards[entry] });
    const acts = make("p", { className: "selected-actions no-print" });
    if (canBeCompared) {
      const box = make("input", { type: "checkbox", name: "n", value: number, checked: numbers.length <= index.limits.compare });
      acts.append(make("label", {}, box, ` ${says.compare}`, unseen(` ${number}`)));
    }
    const away = make("a", { href: without(number) }, says.takeAway, unseen(` ${number}. ${words.titles[entry][0]}`));
    away.dataset.remove = number;
    acts.append(away);
    item.append(acts);
    return item;
  }

  function showList(content, take) {
    const count = countedApart(entries);
    const head = make("p", { className: "result-count", textContent: count });
    head.dataset.resultCount = entries.length;
    const form = make("form", { id: "compare", action: "../compare/index.html" }, make("ul", { className: "selected-entries" }, ...entries.map(listed)));
    if (canBeCompared) {
      const button = make("button", { type: "submit", className: "button", textContent: says.compareNow });
      const hint = make("span", { className: "quiet-text", textContent: says.twoTo });
      form.append(make("p", { className: "no-print" }, button, " ", hint));
    }
    content.querySelector(".notice")?.remove();
    take.after(head, form);
  }

  function column(entry, place) {
    const number = numbers[place];
    const [title, language] = words.titles[entry];
    const block = Object.keys(index.sets.block).find((slug) => index.sets.block[slug].includes(entry));
    return make(
      "th",
      { scope: "col", className: `block-${block}` },
      make("span", { className: "stand-number", textContent: number }),
      make("a", { href: `../projects/${index.slugs[entry]}/index.html`, lang: language, textContent: title }),
      make("a", { className: "no-print quiet-text", href: without(number) }, says.takeAway, unseen(` ${number}`)),
    );
  }

  function row({ name, cells }) {
    const chosen = entries.map((entry) => cells[entry]);
    const line = make("tr", {}, make("th", { scope: "row", innerHTML: name }), ...chosen.map((innerHTML, place) => {
      const cell = make("td", { innerHTML });
      if (entries.length > 2) cell.prepend(make("b", { className: "cell-number", ariaHidden: "true", textContent: numbers[place] }));
      return cell;
    }));
    if (new Set(chosen).size > 1) line.className = "differs";
    return line;
  }

  function showComparison(content, take) {
    const rows = frozen.comparison.filter(({ cells }) => entries.some((entry) => cells[entry] !== "–"));
    const table = make(
      "table",
      { className: "comparison" },
      make("thead", {}, make("tr", {}, make("td"), ...entries.map(column))),
      make("tbody", {}, ...rows.map(row)),
    );
    const scroller = make("div", { className: "scroller", tabIndex: 0, role: "group", ariaLabel: document.querySelector("h1").textContent }, table);
    content.querySelector(".notice")?.remove();
    take.after(scroller, make("p", { className: "quiet-text", textContent: says.differ }));
    if (entries.length === most) take.querySelector(".add-stand").remove();
  }

  const take = document.querySelector("main .entry-actions");
  const content = take.parentElement;
  const canBeCompared = entries.length > 1 && !("withoutNetwork" in take.dataset);
  if (take.dataset.listPage !== undefined) take.dataset.listPage = queryOf(numbers);
  for (const number of numbers) take.querySelector("form").prepend(make("input", { type: "hidden", name: "n", value: number }));
  for (const link of document.querySelectorAll("[data-language]")) link.search = queryOf(numbers);
  if (isComparison && entries.length > 1) showComparison(content, take);
  if (!isComparison && entries.length) showList(content, take);
  if (notes.length) {
    const list = make("ul", {}, ...notes.map((note) => make("li", { textContent: note })));
    content.querySelector("h1").after(make("div", { className: "notice", role: "status" }, list));
  }
})();
