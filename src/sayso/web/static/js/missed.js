// A missed claim by keys: p picks words for the field in hand, n goes to the note, b back to the review; Esc leaves a field.
import { hearKeys } from "./keys.js";

const form = document.getElementById("adding");
hearKeys(form).takeInHand(form.elements.trigger);
document.getElementById("hand").dataset.ready = ""; // keys are heard from now on
