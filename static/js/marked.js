// For fields of rich text: a counter, and buttons that insert the markup.
import { insert } from "./desk_paste.js";

const WORDS = {
  kk: { bold: "Қалың", emphasis: "Көлбеу", list: "Тізім", link: "Сілтеме", table: "Кесте" },
  ru: { bold: "Жирный", emphasis: "Курсив", list: "Список", link: "Ссылка", table: "Таблица" },
  en: { bold: "Bold", emphasis: "Emphasis", list: "List", link: "Link", table: "Table" },
};
const words = WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.en;

for (const area of document.querySelectorAll("[data-fits]")) {
  const fits = document.getElementById(area.getAttribute("aria-describedby").split(" ")[0]);
  area.addEventListener("input", () => {
    fits.querySelector("[data-length]").textContent = area.value.length;
    fits.classList.toggle("is-over", area.value.length > Number(area.dataset.fits));
  });
}

for (const area of document.querySelectorAll("textarea[data-paste=marks]")) {
  const bar = document.createElement("div");
  bar.className = "format-buttons";
  for (const [name, change] of Object.entries({ bold, emphasis, list, link, table })) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words[name];
    button.addEventListener("click", () => put(area, change));
    bar.append(button);
  }
  const box = document.createElement("div");
  box.className = "format-box";
  area.replaceWith(box);
  box.append(bar, area);
}

function bold(chosen) { return `**${chosen || words.bold}**`; }
function emphasis(chosen) { return `*${chosen || words.emphasis}*`; }
function list(chosen) { return (chosen || words.list).split("\n").map((line) => `- ${line}`).join("\n"); }
function link(chosen) { return /^https?:/.test(chosen) ? `[${words.link}](${chosen})` : `[${chosen || words.link}](https://)`; }

// The chosen lines as rows, their cells where tabs or bars are; without any an empty table.
function table(chosen) {
  const rows = (chosen.trim() ? chosen.split("\n") : ["\t", "\t"]).map((line) => line.split(/\t| \| /));
  const columns = Math.max(2, ...rows.map((cells) => cells.length));
  const cell = (words = "") => words.trim().replaceAll("|", "\\|");
  const line = (cells) => `| ${Array.from({ length: columns }, (_, at) => cell(cells[at])).join(" | ")} |`;
  return ["", line(rows[0]), line(Array(columns).fill("---")), ...rows.slice(1).map(line), ""].join("\n");
}

function put(area, change) {
  insert(area, change(area.value.slice(area.selectionStart, area.selectionEnd)));
}
