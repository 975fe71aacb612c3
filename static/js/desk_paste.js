// Reads what is pasted into a text of the desk. The server turns the clipboard of Word, Google Docs,
// Excel and messengers into what the field keeps: "marks", "lines" or one "line" (data-paste).
// Where it does not answer, and without this, plain text is pasted.
const { reader } = document.getElementById("desk-drafts").dataset;

document.addEventListener("paste", async (event) => {
  const field = event.target.closest?.("[data-paste]");
  const html = event.clipboardData?.getData("text/html") ?? "";
  const plain = event.clipboardData?.getData("text/plain") ?? "";
  const hasMarks = field?.dataset.paste === "marks" && /[\n_]/.test(plain);
  if (!field || !field.form || (!html && !hasMarks)) return;
  event.preventDefault();
  const { value, selectionStart, selectionEnd } = field;
  const text = (await read(field, html, plain)) || plain;
  if (field.value === value) field.setSelectionRange(selectionStart, selectionEnd);
  insert(field, text);
}, true);

async function read(field, html, plain) {
  const body = new FormData();
  body.append("html", html);
  body.append("plain", plain);
  body.append("into", field.dataset.paste);
  body.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken?.value ?? "");
  try {
    const answer = await fetch(reader, { method: "POST", body, signal: AbortSignal.timeout(8000) });
    return answer.ok ? (await answer.json()).text : "";
  } catch {
    return "";
  }
}

// execCommand keeps the browser's undo; setRangeText is for browsers without it.
export function insert(field, text) {
  field.focus();
  if (!document.execCommand("insertText", false, text)) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}
