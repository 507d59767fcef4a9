// The overview: map, timeline and list in step. The address holds the whole state; this page only follows it.
import { makeMap } from "./map.js";
import { makeTimeline } from "./timeline.js";

const results = () => document.getElementById("results");
const params = () => new URLSearchParams(location.search);
let asking = null;

const map = makeMap(document.getElementById("map"), (name) => select(`place:${name}`));
const timeline = makeTimeline(document.getElementById("timeline"), {
  pick: (start, end) => select(`days:${start}..${end}`),
  brush: (start, end) => filterDays(start, end),
});

function address(changes) {
  const held = params();
  for (const [name, value] of Object.entries(changes)) value ? held.set(name, value) : held.delete(name);
  const query = held.toString();
  return query ? `/?${query}` : "/";
}

async function draw() {
  if (asking) asking.abort();
  asking = new AbortController();
  const held = params();
  held.set("shown", "1");
  try {
    const answer = await fetch(`/api/overview?${held}`, { signal: asking.signal });
    if (!answer.ok) return;
    const view = await answer.json();
    map.show(view.places, view.selection !== "" && view.selected_count > 0);
    timeline.show(view);
  } catch (fault) {
    if (fault.name !== "AbortError") throw fault;
  }
}

function select(sel) {
  const now = params().get("sel") === sel ? "" : sel;
  const to = address({ sel: now, shown: "" });
  if (now.includes(":") || (!now && (params().get("sel") || "").includes(":"))) return load(to);
  history.pushState({}, "", to);
  markCards(now ? [now] : []);
  return draw();
}

function load(to) {
  history.pushState({}, "", to);
  return htmx.ajax("GET", to, { target: "#results", select: "#results", swap: "outerHTML" });
}

function markCards(ids) {
  for (const card of document.querySelectorAll(".card[data-claim]")) {
    const on = ids.includes(card.dataset.claim);
    card.classList.toggle("picked", on);
    card.querySelector(".pick")?.setAttribute("aria-pressed", String(on));
  }
}

function filterDays(start, end) {
  const form = document.getElementById("filters");
  form.elements.since.value = start;
  form.elements.until.value = end;
  form.requestSubmit();
}

document.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  if (pick) return void select(pick.dataset.pick);
  if (event.target.closest("[data-unselect]")) {
    event.preventDefault();
    return void select("");
  }
  const zoom = event.target.closest("[data-days]");
  if (zoom) {
    const last = results().dataset.lastDay;
    const days = Number(zoom.dataset.days);
    if (!days || !last) return void filterDays("", "");
    const from = new Date(Date.parse(last) - (days - 1) * 864e5).toISOString().slice(0, 10);
    return void filterDays(from, "");
  }
  for (const drop of document.querySelectorAll("details.drop[open]")) if (!drop.contains(event.target)) drop.open = false;
});

document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, select, textarea") || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && params().get("sel")) return void select("");
  const on = document.activeElement.closest?.(".card");
  if (event.key === "Enter" && on === document.activeElement) return void (location.href = `/claims/${on.dataset.claim}`);
  if (event.key !== "j" && event.key !== "k") return;
  const cards = [...document.querySelectorAll("#results .card")];
  const at = cards.indexOf(on) + (event.key === "j" ? 1 : -1);
  const card = cards[Math.min(Math.max(at, 0), cards.length - 1)];
  if (!card) return;
  card.focus();
  card.scrollIntoView({ block: "nearest" });
  if (params().get("sel") !== card.dataset.claim && !(params().get("sel") || "").includes(":")) {
    history.replaceState({}, "", address({ sel: card.dataset.claim }));
    markCards([card.dataset.claim]);
    draw();
  }
});

document.body.addEventListener("htmx:configRequest", (event) => {
  // Empty fields ask nothing: leave them out of the address.
  if (event.detail.elt.id !== "filters") return;
  const given = event.detail.formData ?? event.detail.parameters;
  for (const name of [...new Set(given.keys?.() ?? Object.keys(given))]) {
    const value = given.get ? given.get(name) : given[name];
    if (value === "") given.delete ? given.delete(name) : delete given[name];
  }
});
document.body.addEventListener("htmx:afterSettle", draw);
addEventListener("popstate", () => location.reload());
draw();
