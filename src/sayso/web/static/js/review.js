// The review by keys: a accept, r reject, s unsure, e edit, x split, g merge, m a missed claim, u undo, j next, k previous,
// n note, h hand the result on, p pick words for the field in hand; Esc leaves a field.
import { hearKeys } from "./keys.js";

const FOCUS = { e: "type", x: "second-trigger", g: "into" };
const hand = document.getElementById("hand");
const form = document.getElementById("decision");

// Enter in the fields of a split or a merge saves these, and not a correction.
function saveWhatIsOpen(event, field) {
  if (event.key !== "Enter" || !field.closest("#split, #merge") || field.tagName === "TEXTAREA") return;
  event.preventDefault();
  field.closest("details").querySelector("button[name=verdict]").click();
}

function goToItsField(key, pressed) {
  if (key in FOCUS && pressed.closest("details").open) form.elements[FOCUS[key]].focus();
}

hearKeys(form, { within: saveWhatIsOpen, after: goToItsField });
if (hand) hand.dataset.ready = ""; // keys are heard from now on
