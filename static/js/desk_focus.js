// Sets the focal point of a photo by a click on it; the number fields say the same.
for (const frame of document.querySelectorAll("[data-focus-frame]")) {
  const card = frame.closest("[data-card]");
  const mark = frame.querySelector("[data-focus-mark]");
  const [x, y] = ["x", "y"].map((side) => card.querySelector(`[data-focus="${side}"]`));
  const show = () => {
    mark.setAttribute("cx", `${x.value}%`);
    mark.setAttribute("cy", `${y.value}%`);
  };
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect();
    x.value = Math.round((100 * (event.clientX - box.left)) / box.width);
    y.value = Math.round((100 * (event.clientY - box.top)) / box.height);
    show();
  });
  for (const field of [x, y]) field.addEventListener("input", show);
}
