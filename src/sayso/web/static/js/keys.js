// The keys of a form beside a report's text: p picks words for the field in hand, n goes to the note, Esc leaves a field,
// every other key presses what names it by data-key.
import { makePicker } from "./picking.js";

// `within` hears keys while somebody types, `after` what a key has pressed.
export function hearKeys(form, { within, after } = {}) {
  const picker = form && makePicker(form, document.getElementById("text"), document.getElementById("picking"));

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("input, select, textarea");
    if (event.key === "Escape" && typing) return typing.blur();
    if (typing) return within?.(event, typing);
    if (picker?.press(event)) return event.preventDefault();
    if (event.key === "n" && form) {
      event.preventDefault();
      return form.elements.note.focus();
    }
    const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!target || target.disabled) return;
    event.preventDefault();
    target.click();
    after?.(event.key, target);
  });
  return picker;
}
