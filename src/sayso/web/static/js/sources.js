// The drawing of sources: the mark or row in hand lights its ties, and dims what is not tied to it.
const drawing = document.querySelector("svg.network");
const ties = [...(drawing?.querySelectorAll(".ties path") ?? [])];

function light(number) {
  const near = new Set([number]);
  for (const tie of ties) {
    const own = number !== null && (tie.dataset.start === number || tie.dataset.end === number);
    tie.classList.toggle("lit", own);
    if (own) near.add(tie.dataset.start).add(tie.dataset.end);
  }
  drawing?.classList.toggle("lighting", number !== null);
  for (const node of drawing?.querySelectorAll(".node") ?? []) node.classList.toggle("lit", near.has(node.dataset.node));
}

for (const each of document.querySelectorAll("[data-node]")) {
  for (const name of ["mouseenter", "focusin"]) each.addEventListener(name, () => light(each.dataset.node));
  for (const name of ["mouseleave", "focusout"]) each.addEventListener(name, () => light(null));
}
