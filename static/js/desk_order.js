// Puts photo cards in order by dragging or by the buttons ↑ and ↓; the number fields say the same.
const list = document.querySelector("[data-order]");
const cards = () => [...list.querySelectorAll("[data-card]")];

function number() {
  for (const [place, card] of cards().entries()) {
    const position = card.querySelector("[data-position]");
    if (!position || position.value === String(place + 1)) continue;
    position.value = place + 1;
    position.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

function move(button) {
  const card = button.closest("[data-card]");
  const before = button.dataset.move === "-1" ? card.previousElementSibling : card.nextElementSibling;
  if (!before) return;
  if (button.dataset.move === "-1") before.before(card);
  else before.after(card);
  number();
  button.focus();
  card.scrollIntoView({ block: "nearest" });
}

function drag(card) {
  const handle = card.querySelector("[data-handle], [data-focus-frame]");
  handle.addEventListener("dragstart", (event) => {
    card.classList.add("is-dragged");
    event.dataTransfer.effectAllowed = "move";
  });
  handle.addEventListener("dragend", () => {
    card.classList.remove("is-dragged");
    number();
  });
  card.addEventListener("dragover", (event) => {
    const dragged = list.querySelector(".is-dragged");
    if (!dragged || dragged === card) return;
    event.preventDefault();
    const box = card.getBoundingClientRect();
    const isAcross = box.width < list.offsetWidth / 2;
    const isBefore = isAcross ? event.clientX < box.left + box.width / 2 : event.clientY < box.top + box.height / 2;
    if (isBefore) card.before(dragged);
    else card.after(dragged);
  });
}

if (list) {
  for (const button of list.querySelectorAll("[data-move]")) {
    button.hidden = false;
    button.addEventListener("click", () => move(button));
  }
  cards().forEach(drag);
}
