// Shows the pictures of a page large, one beside the other: by arrow keys, swipe or button.
// Without it each picture is a link to its largest size.
const dialog = document.querySelector("[data-gallery]");
const links = [...document.querySelectorAll("a[data-picture]")];
const strip = dialog?.querySelector("[data-strip]");
const place = dialog?.querySelector("[data-place]");
const steps = [...(dialog?.querySelectorAll("[data-step]") ?? [])];
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const current = () => Math.round(strip.scrollLeft / strip.clientWidth);

function show(index, behavior = calm.matches ? "instant" : "smooth") {
  const wanted = Math.min(links.length - 1, Math.max(0, index));
  strip.scrollTo({ left: wanted * strip.clientWidth, behavior });
}

function tell() {
  const words = `${current() + 1} / ${links.length}`;
  if (place.textContent !== words) place.textContent = words;
  steps[0].disabled = current() === 0;
  steps[1].disabled = current() === links.length - 1;
}

function hang() {
  for (const link of links) {
    const figure = link.closest("figure").cloneNode(true);
    const copy = figure.querySelector("a[data-picture]");
    copy.replaceWith(...copy.childNodes);
    for (const file of figure.querySelectorAll("[sizes]")) file.sizes = "100vw";
    strip.append(figure);
  }
}

function open(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!strip.childElementCount) hang();
  dialog.showModal();
  strip.focus();
  show(links.indexOf(event.currentTarget), "instant");
  tell();
}

if (dialog) {
  for (const link of links) link.addEventListener("click", open);
  for (const step of steps) {
    step.addEventListener("click", () => show(current() + Number(step.dataset.step)));
  }
  dialog.addEventListener("keydown", (event) => {
    const to = { ArrowLeft: current() - 1, ArrowRight: current() + 1, Home: 0, End: links.length };
    if (event.key in to) {
      event.preventDefault();
      show(to[event.key]);
    }
  });
  dialog.addEventListener("click", (event) => event.target.tagName === "FIGURE" && dialog.close());
  strip.addEventListener("scroll", tell, { passive: true });
}
