// Words picked in a report's text fill the field in hand, and the form keeps where they stand.
// With the mouse: select words. With keys: p begins (Esc first, out of a field), the arrows go from word to word, with
// Shift they take more, Enter takes the words, Esc gives up. Offsets are Unicode code points into the report's text.
const SEVERAL = ["actor", "recipient", "about", "place", "quantity"];
const KEEPS_ITS_VALUE = ["type", "status", "from", "to", "mode", "salience"]; // words are evidence, not the value
const count = (text) => [...text].length;
const oneLine = (text) => text.trim().split(/\s+/u).join(" ");
const bare = (name) => name.replace(/^second-/, "");

// What the form carries already; what somebody garbled counts for nothing.
function held(given) {
  try {
    return JSON.parse(given || "{}");
  } catch {
    return {};
  }
}

export function makePicker(form, text, told) {
  const store = form.elements.picked;
  const picks = held(store.value);
  let inHand = null; // the field that words go into
  let words = null; // while picking by keys: the stretches of all words, and which are taken

  const values = (field) => (SEVERAL.includes(bare(field.name)) ? field.value.split(";").map(oneLine) : [oneLine(field.value)]);

  function takeInHand(field) {
    inHand?.classList.remove("inhand");
    inHand = field;
    inHand.classList.add("inhand");
  }

  function remember() {
    const kept = {};
    for (const [name, list] of Object.entries(picks)) {
      const field = form.elements[name];
      const left = list.filter(([part]) => field && values(field).includes(part));
      if (left.length) kept[name] = left;
      field?.classList.toggle("picked", left.length > 0);
    }
    store.value = Object.keys(kept).length ? JSON.stringify(kept) : "";
  }

  function fill(start, end, raw) {
    const name = inHand.name;
    let part = oneLine(raw);
    if (KEEPS_ITS_VALUE.includes(bare(name)) && inHand.value) part = oneLine(inHand.value);
    else if (SEVERAL.includes(bare(name)) && inHand.value.trim().endsWith(";")) inHand.value = `${inHand.value.trim()} ${part}`;
    else inHand.value = part;
    picks[name] = [...(picks[name] ?? []).filter(([held]) => held !== part), [part, start, end]];
    remember();
    inHand.focus();
  }

  // Where a point of the text stands in the report: the nearest element around it says where it begins.
  function offset(node, at) {
    const around = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!around || !text.contains(around)) return null;
    const before = document.createRange();
    before.setStart(around, 0);
    before.setEnd(node, at);
    return Number(around.dataset.start) + count(before.toString());
  }

  function take(range) {
    const raw = range.toString();
    if (!raw.trim() || !inHand || inHand.closest("details")?.open === false) return;
    const start = offset(range.startContainer, range.startOffset);
    if (start === null) return;
    const begin = start + count(raw) - count(raw.trimStart());
    fill(begin, begin + count(raw.trim()), raw);
  }

  function allWords() {
    const found = [];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement.closest("[data-start]")) continue;
      for (const match of node.data.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*[\p{L}\p{N}]|[\p{L}\p{N}]/gu)) {
        found.push({ node, start: match.index, end: match.index + match[0].length });
      }
    }
    return found;
  }

  function show() {
    const [one, two] = [Math.min(words.from, words.to), Math.max(words.from, words.to)];
    const range = document.createRange();
    range.setStart(words.all[one].node, words.all[one].start);
    range.setEnd(words.all[two].node, words.all[two].end);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    words.all[words.to].node.parentElement.scrollIntoView({ block: "nearest" });
    return range;
  }

  function begin() {
    const all = allWords();
    if (!all.length || !inHand) return;
    const quote = text.querySelector("mark.trigger") ?? text.querySelector("mark");
    const at = Math.max(0, all.findIndex((each) => quote?.contains(each.node)));
    words = { all, from: at, to: at };
    told.hidden = false;
    show();
  }

  function stop() {
    words = null;
    told.hidden = true;
  }

  // Tells whether the key was for picking.
  function press(event) {
    if (!words) {
      if (event.key !== "p" || !inHand) return false;
      begin();
      return true;
    }
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 10, ArrowUp: -10 }[event.key];
    if (step) {
      words.to = Math.min(words.all.length - 1, Math.max(0, words.to + step));
      if (!event.shiftKey) words.from = words.to;
      show();
    } else if (event.key === "Enter") {
      const range = show();
      stop();
      take(range);
    } else if (event.key === "Escape") stop();
    return true;
  }

  form.addEventListener("focusin", (event) => {
    if (event.target.matches("[data-pick]")) takeInHand(event.target);
  });
  form.addEventListener("input", remember);
  form.addEventListener("submit", remember);
  text.addEventListener("mouseup", () => {
    if (getSelection().rangeCount && inHand) take(getSelection().getRangeAt(0));
  });
  remember();
  return { press, takeInHand };
}
