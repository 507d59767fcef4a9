// The reading view: words and margin notes light up together; an address with #q-ID lights that claim.
const lit = (ids, on) => {
  for (const id of ids) {
    for (const mark of document.querySelectorAll(`mark[data-claims~="${CSS.escape(id)}"]`)) mark.classList.toggle("lit", on);
    for (const note of document.querySelectorAll(`.note[data-claim="${CSS.escape(id)}"]`)) note.classList.toggle("lit", on);
  }
};
for (const note of document.querySelectorAll(".note")) {
  for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
    note.addEventListener(name, () => lit([note.dataset.claim], on));
}
for (const mark of document.querySelectorAll("mark[data-claims]")) {
  const ids = mark.dataset.claims.split(" ").slice(0, 1);
  mark.addEventListener("mouseenter", () => lit(ids, true));
  mark.addEventListener("mouseleave", () => lit(ids, false));
}
function follow() {
  const id = location.hash.startsWith("#q-") ? location.hash.slice(3) : "";
  if (id) lit([id], true);
}
addEventListener("hashchange", follow);
follow();
