// Shares by the device's own dialogue where there is one, else copies; the outcome is announced.
const announced = document.querySelector("[data-announce]");

for (const group of document.querySelectorAll("[data-share]")) {
  const address = new URL(group.dataset.share || location.href, location.href).href;

  const copy = async (button) => {
    try {
      await navigator.clipboard.writeText(address);
      announced.textContent = group.dataset.copied;
      button.dataset.done = "";
      setTimeout(() => delete button.dataset.done, 2500);
    } catch {
      announced.textContent = group.dataset.failed;
    }
  };

  group.querySelector("[data-share-copy]").addEventListener("click", ({ target }) => copy(target));
  group.querySelector("[data-share-now]").addEventListener("click", async ({ target }) => {
    if (!navigator.share) return copy(target);
    try {
      await navigator.share({ title: group.dataset.title || document.title, url: address });
    } catch {
      // The visitor closed the dialogue.
    }
  });
}
