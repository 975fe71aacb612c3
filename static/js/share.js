// Shares by the device's own dialogue where there is one, else copies; the outcome is said. Without
// https a browser has no clipboard: then the old command copies, or the address stands there to be
// copied by hand.
const say = (detail) => document.dispatchEvent(new CustomEvent("say", { detail }));

/** A field with the address, all of it chosen. */
function fieldWith(address) {
  const field = Object.assign(document.createElement("input"), { value: address, readOnly: true, className: "share-address" });
  return field;
}

/** Copies as browsers did before there was a clipboard; false if this one does not either. */
function copiedTheOldWay(field) {
  field.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

for (const group of document.querySelectorAll("[data-share]")) {
  const address = new URL(group.dataset.share || location.href, location.href).href;
  const button = group.querySelector("[data-share-copy]");

  function done() {
    say(group.dataset.copied);
    button.dataset.done = "";
    setTimeout(() => delete button.dataset.done, 2500);
  }

  function copyByHand() {
    const field = group.querySelector(".share-address") ?? fieldWith(address);
    field.setAttribute("aria-label", button.textContent);
    group.append(field);
    if (copiedTheOldWay(field)) {
      field.remove();
      button.focus();
      done();
    } else say(group.dataset.failed);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      done();
    } catch {
      copyByHand();
    }
  }

  button.addEventListener("click", copy);
  group.querySelector("[data-share-now]").addEventListener("click", async () => {
    if (!navigator.share) return copy();
    try {
      await navigator.share({ title: group.dataset.title || document.title, url: address });
    } catch {
      // The visitor closed the dialogue.
    }
  });
}
