// The adjudication by keys: 1, 2, m, r settle, e edit, p pick words for the field in hand, n note, j next, k previous, u undo;
// Esc leaves a field.
import { hearKeys } from "./keys.js";

const form = document.getElementById("decision");
hearKeys(form, {
  after: (key, pressed) => {
    if (key === "e" && pressed.closest("details").open) form.elements.type.focus();
  },
});
