// A button that copies the address in the field before it, and says so. Without https a browser has no
// clipboard: then the old command copies the marked field, or it stays marked to be copied by hand.
async function copy(field) {
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    return true;
  } catch {
    return document.execCommand("copy");
  }
}

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const isCopied = await copy(button.previousElementSibling);
    button.nextElementSibling.textContent = isCopied ? button.dataset.copy : "";
  });
}
