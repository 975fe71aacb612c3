// For fields of rich text: a counter, buttons that insert the markup, and pasting that keeps
// paragraphs, lists, emphasis and links from Word or a page. Without it the markup is typed.

const WORDS = {
  kk: { bold: "Қалың", emphasis: "Көлбеу", list: "Тізім", link: "Сілтеме" },
  ru: { bold: "Жирный", emphasis: "Курсив", list: "Список", link: "Ссылка" },
  en: { bold: "Bold", emphasis: "Emphasis", list: "List", link: "Link" },
};
const words = WORDS[document.documentElement.lang.slice(0, 2)] ?? WORDS.en;

for (const area of document.querySelectorAll("textarea[data-fits]")) {
  const fits = document.getElementById(area.getAttribute("aria-describedby"));
  area.addEventListener("input", () => {
    fits.querySelector("[data-length]").textContent = area.value.length;
    fits.classList.toggle("is-over", area.value.length > Number(area.dataset.fits));
  });
}

for (const area of document.querySelectorAll("textarea[data-marked]")) {
  const bar = document.createElement("div");
  bar.className = "format-buttons";
  for (const [name, change] of Object.entries({ bold, emphasis, list, link })) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words[name];
    button.addEventListener("click", () => put(area, change));
    bar.append(button);
  }
  area.before(bar);
  area.addEventListener("paste", (event) => {
    const pasted = event.clipboardData?.getData("text/html");
    if (!pasted) return;
    event.preventDefault();
    const marks = marksOf(new DOMParser().parseFromString(pasted, "text/html").body);
    insert(area, marks.replace(/[ \t]+\n/g, "\n").replace(/\n{3,}/g, "\n\n").trim());
  });
}

function bold(chosen) { return `**${chosen || words.bold}**`; }
function emphasis(chosen) { return `*${chosen || words.emphasis}*`; }
function list(chosen) { return (chosen || words.list).split("\n").map((line) => `- ${line}`).join("\n"); }
function link(chosen) { return /^https?:/.test(chosen) ? `[${words.link}](${chosen})` : `[${chosen || words.link}](https://)`; }

function put(area, change) {
  insert(area, change(area.value.slice(area.selectionStart, area.selectionEnd)));
}

// execCommand keeps the browser's undo; setRangeText is for browsers without it.
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function marksOf(node, place = { list: "", count: 0 }) {
  if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/\s+/g, " ");
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  const tag = node.localName;
  if (["script", "style", "title", "meta", "link"].includes(tag)) return "";
  const inner = tag === "ul" || tag === "ol" ? { list: tag, count: 0 } : place;
  const content = [...node.childNodes].map((child) => marksOf(child, inner)).join("");
  const text = content.trim();
  const after = content.endsWith(" ") ? " " : "";
  if (tag === "br") return "\n";
  if (tag === "li") return `\n${place.list === "ol" ? `${(place.count += 1)}.` : "-"} ${text}`;
  if (["ul", "ol"].includes(tag)) return `\n${content.replace(/\n\s*\n/g, "\n")}\n\n`;
  if (/^(p|div|h[1-6]|blockquote|tr)$/.test(tag)) return text ? `\n\n${text.replace(/^[·•▪]\s*/, "- ")}\n\n` : "";
  if (tag === "td" || tag === "th") return ` ${text}`;
  // Google Docs wraps all that it copies in a <b> of normal weight.
  if (/font-weight:\s*(normal|400)/.test(node.getAttribute("style") ?? "")) return content;
  if (["b", "strong"].includes(tag) && text) return `**${text}**${after}`;
  if (["i", "em"].includes(tag) && text) return `*${text}*${after}`;
  if (tag === "a" && text && /^(https?|mailto):/.test(node.href)) return `[${text}](${node.href})${after}`;
  return content;
}
