// A missed claim by keys: p picks words for the field in hand, n goes to the note, b back to the review; Esc leaves a field.
import { makePicker } from "./picking.js";

const form = document.getElementById("adding");
const picker = makePicker(form, document.getElementById("text"), document.getElementById("picking"));
picker.takeInHand(form.elements.trigger);

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && typing) return typing.blur();
  if (typing) return;
  if (picker.press(event)) return event.preventDefault();
  if (event.key === "n") {
    event.preventDefault();
    return form.elements.note.focus();
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
});
document.getElementById("hand").dataset.ready = ""; // keys are heard from now on
