// Adding by hand and by keys: what is dropped or pasted anywhere on the page goes into the forms; nothing is sent unasked.
const files = document.getElementById("add-files");
const input = document.getElementById("files");
const drop = document.getElementById("drop");
const text = document.getElementById("text");
const addresses = document.getElementById("addresses");
const chosen = document.getElementById("chosen");
const fault = document.getElementById("chosen-fault");
const told = files.dataset;
const size = (bytes) => (bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);
const fill = (words, given) => words.replace(/\{(\w+)\}/g, (_, name) => given[name]);

// What was chosen, and why it cannot be sent; the browser then refuses to send the form.
function look() {
  const list = [...input.files];
  const bytes = list.reduce((sum, each) => sum + each.size, 0);
  const big = list.find((each) => each.size > told.reportBytes);
  chosen.textContent = list.length
    ? fill(told.chosen, { n: list.length, size: size(bytes), names: list.slice(0, 8).map((each) => each.name).join(", ") + (list.length > 8 ? ", …" : "") })
    : "";
  fault.textContent =
    list.length > told.mostFiles ? fill(told.tooMany, { n: list.length, most: told.mostFiles })
    : bytes > told.mostBytes ? fill(told.tooBig, { size: size(bytes), most: size(Number(told.mostBytes)) })
    : big ? fill(told.reportBig, { name: big.name, most: size(Number(told.reportBytes)) })
    : "";
  input.setCustomValidity(fault.textContent);
}
input.addEventListener("change", look);

// A folder that is dropped gives the files in it, and in the folders in it.
async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (!some.length) return found;
    for (const each of some) if (!each.name.startsWith(".")) found.push(...(await filesOf(each)));
  }
}
function take(list) {
  const held = new DataTransfer();
  for (const each of list) held.items.add(each);
  input.files = held.files;
  look();
  input.focus();
}
// Addresses alone are those of pages; everything else is the words of a report.
function takeWords(words) {
  const parts = words.trim().split(/\s+/);
  const field = parts.every((each) => /^https?:\/\/\S+$/i.test(each)) ? addresses : text;
  field.value = field === addresses ? parts.join("\n") : words;
  field.focus();
}
addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
for (const name of ["dragleave", "drop"]) addEventListener(name, () => drop.classList.remove("over"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  const entries = [...event.dataTransfer.items].map((each) => each.webkitGetAsEntry?.()).filter(Boolean);
  const plain = [...event.dataTransfer.files]; // gone once we wait for anything
  const words = event.dataTransfer.getData("text/plain");
  if (entries.some((each) => each.isDirectory)) take((await Promise.all(entries.map(filesOf))).flat());
  else if (plain.length) take(plain);
  else if (words) takeWords(words);
});
addEventListener("paste", (event) => {
  if (event.target.closest?.("input, textarea")) return;
  if (event.clipboardData.files.length) take(event.clipboardData.files);
  else if (event.clipboardData.getData("text/plain")) takeWords(event.clipboardData.getData("text/plain"));
});

addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && ["add-text", "add-pages"].includes(event.target.form?.id)) return event.target.form.requestSubmit();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=file]), textarea");
  if (event.key === "Escape" && typing) return typing.blur();
  if (typing) return;
  if ("fap".includes(event.key)) {
    event.preventDefault();
    if (event.key === "f") input.click();
    else (event.key === "a" ? addresses : text).focus();
  }
});
