// Shows what stand.js has remembered: "recently viewed", filled when it is opened, and the way back
// to the stand at which the visitor scanned a code. Both can be forgotten on the spot.
function read(storage, key) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

/** The permanent address of a stand, by the pattern that the page gives. */
const addressOf = (element, number) => element.dataset.address.replace("/0/", `/${Number(number)}/`);

const recent = document.querySelector("[data-recent]");
recent?.addEventListener("toggle", () => {
  const seen = read(localStorage, "recently-viewed") ?? [];
  const list = recent.querySelector("ol");
  list.replaceChildren(
    ...seen.map(({ number, title, language }) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = addressOf(recent, number);
      link.lang = language;
      link.textContent = /^\d/.test(title) ? title : `${number}. ${title}`;
      item.append(link);
      return item;
    }),
  );
  recent.querySelector("[data-recent-none]").hidden = seen.length > 0;
  recent.querySelector("[data-recent-clear]").hidden = !seen.length;
});
recent?.querySelector("[data-recent-clear]").addEventListener("click", (event) => {
  localStorage.removeItem("recently-viewed");
  recent.querySelector("ol").replaceChildren();
  recent.querySelector("[data-recent-none]").hidden = false;
  recent.querySelector("summary").focus();
  event.target.hidden = true;
  document.dispatchEvent(new CustomEvent("say", { detail: event.target.dataset.done }));
});

const pill = document.querySelector("[data-my-stand]");
const stand = read(sessionStorage, "my-stand");
if (pill && stand) {
  const [there, block] = pill.querySelectorAll("a");
  there.href = addressOf(pill, stand.number);
  there.querySelector("b").textContent = stand.number;
  block.href = pill.dataset.myStand.replace("/-/", `/${encodeURIComponent(stand.block)}/`);
  pill.hidden = false;
  pill.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem("my-stand");
    pill.hidden = true;
    document.querySelector("main").focus({ preventScroll: true });
  });
}
