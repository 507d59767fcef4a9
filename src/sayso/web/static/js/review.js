// The review by keys: a accept, r reject, s unsure, e edit, u undo, j next, k previous, n note; Esc leaves a field.
const hand = document.getElementById("hand");
const form = document.getElementById("decision");
let field = null; // the field that words picked in the text go into

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && typing) return typing.blur();
  if (typing || !hand) return;
  if (event.key === "n") {
    event.preventDefault();
    return form.elements.note.focus();
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
  if (event.key === "e") form.elements.type.focus();
});

if (form) {
  form.addEventListener("focusin", (event) => {
    if (event.target.matches("#edit input")) field = event.target;
  });
  // Words picked in the text fill the field in hand.
  document.querySelector(".left .context")?.addEventListener("mouseup", () => {
    const words = String(getSelection()).trim();
    if (!words || !field || !document.getElementById("edit").open) return;
    field.value = words;
    field.focus();
  });
}
