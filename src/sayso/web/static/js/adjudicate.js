// The adjudication by keys: 1, 2, m, r settle, e edit, p pick words for the field in hand, n note, j next, k previous, u undo;
// Esc leaves a field.
import { makePicker } from "./picking.js";

const form = document.getElementById("decision");
const picker = form && makePicker(form, document.getElementById("text"), document.getElementById("picking"));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && typing) return typing.blur();
  if (typing) return;
  if (picker?.press(event)) return event.preventDefault();
  if (event.key === "n" && form) {
    event.preventDefault();
    return form.elements.note.focus();
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target || target.disabled) return;
  event.preventDefault();
  target.click();
  if (event.key === "e" && target.closest("details").open) form.elements.type.focus();
});
