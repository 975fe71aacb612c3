// For fields of rich text: a counter, buttons that insert the markup, and pasting that keeps lists
// with their numbers, emphasis, links and tables of Word, Google Docs, Excel and messengers: the
// server reads the clipboard. Where it does not answer, and without this, plain text is pasted.

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
}

for (const area of document.querySelectorAll("textarea[data-read-paste]")) {
  area.addEventListener("paste", async (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    if (!html && !/[\n_]/.test(plain)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = area;
    const text = (await read(area, html, plain)) || plain;
    if (area.value === value) area.setSelectionRange(selectionStart, selectionEnd);
    insert(area, text);
  });
}

function bold(chosen) { return `**${chosen || words.bold}**`; }
function emphasis(chosen) { return `*${chosen || words.emphasis}*`; }
function list(chosen) { return (chosen || words.list).split("\n").map((line) => `- ${line}`).join("\n"); }
function link(chosen) { return /^https?:/.test(chosen) ? `[${words.link}](${chosen})` : `[${chosen || words.link}](https://)`; }

function put(area, change) {
  insert(area, change(area.value.slice(area.selectionStart, area.selectionEnd)));
}

async function read(area, html, plain) {
  const body = new FormData();
  body.append("html", html);
  body.append("plain", plain);
  body.append("csrfmiddlewaretoken", area.form.elements.csrfmiddlewaretoken.value);
  try {
    const answer = await fetch(area.dataset.readPaste, { method: "POST", body, signal: AbortSignal.timeout(8000) });
    return answer.ok ? (await answer.json()).text : "";
  } catch {
    return "";
  }
}

// execCommand keeps the browser's undo; setRangeText is for browsers without it.
function insert(area, text) {
  area.focus();
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
