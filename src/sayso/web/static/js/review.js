// The review by keys: a accept, r reject, s unsure, e edit, x split, g merge, m a missed claim, u undo, j next, k previous,
// n note, p pick words for the field in hand; Esc leaves a field.
import { makePicker } from "./picking.js";

const FOCUS = { e: "type", x: "second-trigger", g: "into" };
const hand = document.getElementById("hand");
const form = document.getElementById("decision");
const picker = form && makePicker(form, document.getElementById("text"), document.getElementById("picking"));

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input, select, textarea");
  if (event.key === "Escape" && typing) return typing.blur();
  if (event.key === "Enter" && typing?.closest("#split, #merge") && typing.tagName !== "TEXTAREA") {
    event.preventDefault();
    return typing.closest("details").querySelector("button[name=verdict]").click();
  }
  if (typing || !hand) return;
  if (picker?.press(event)) return event.preventDefault();
  if (event.key === "n") {
    event.preventDefault();
    return form.elements.note.focus();
  }
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!target) return;
  event.preventDefault();
  target.click();
  if (event.key in FOCUS && target.closest("details").open) form.elements[FOCUS[event.key]].focus();
});
if (hand) hand.dataset.ready = ""; // keys are heard from now on
