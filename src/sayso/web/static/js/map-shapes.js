// What both maps share: the shapes of the countries, places gathered into spots, how a spot looks, where a label fits.
const SVG = "http://www.w3.org/2000/svg";
export const KM = 111.2; // per degree of latitude
const EARTH = 6371; // its radius in km
const POINTS = 72; // corners of a circle
const NEAR = 26; // pixels within which places are drawn as one
const FILES = { coarse: "110m", fine: "50m" };
const held = {};

export function node(name, given = {}, ...inside) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

// The world's countries as GeoJSON, and the lines between and around them; each file is fetched and unpacked once.
export function loadLand(grain) {
  held[grain] ??= fetch(`/static/vendor/countries-${FILES[grain]}.json`).then((answer) => answer.json()).then((atlas) => ({
    land: topojson.feature(atlas, atlas.objects.countries),
    lines: topojson.mesh(atlas, atlas.objects.countries),
  }));
  return held[grain];
}

// Places that would lie on one another become one spot. `at(lon, lat)` gives pixels.
export function gather(places, at) {
  const made = [];
  for (const place of [...places].sort((a, b) => b.selected - a.selected || total(b) - total(a))) {
    const [x, y] = at(place.lon, place.lat);
    const near = made.find((each) => Math.hypot(each.x - x, each.y - y) < NEAR);
    if (!near) made.push({ x, y, lon: place.lon, lat: place.lat, places: [place], ...counts(place) });
    else {
      near.places.push(place);
      for (const [name, value] of Object.entries(counts(place))) near[name] += value;
    }
  }
  return made.reverse();
}

// What stands in a spot or a bin, in words: '12 reported as happened, 3 planned or expected'.
export function tell(group, words) {
  const told = [["happened", group.happened], ["coming", group.coming], ["not", group.refuted], ["opinion", group.opinion]];
  return told.filter(([, count]) => count).map(([name, count]) => `${count} ${words[name]}`).join(", ");
}

function drawSpot(group, choose, words) {
  const all = total(group);
  const r = Math.min(7 + 2.2 * Math.sqrt(all), 24);
  const [first] = group.places;
  const name = `${first.name}${group.places.length > 1 ? ` +${group.places.length - 1}` : ""}`;
  const names = group.places.slice(0, 12).map((each) => each.name).join(", ");
  const spot = node("g", { class: `spot${group.selected ? " picked" : ""}`, transform: `translate(${group.x.toFixed(1)} ${group.y.toFixed(1)})` });
  // The circle is the button, and not the group: a label beside it is no part of its name.
  const hit = node("circle", { class: "hit", r: Math.max(r, 12), tabindex: 0, role: "button", "data-place": first.name,
    "aria-label": `${names}: ${tell(group, words)}`, "aria-pressed": String(group.selected > 0) });
  spot.append(node("circle", { class: "pickring", r: r + 6 }), node("circle", { class: "ring", r }));
  const inner = group.coming ? r - 4 : r;
  if (group.happened) spot.append(node("circle", { class: "in", r: inner }));
  if (group.coming) spot.append(node("circle", { class: "halo", r: r - 1 }));
  if (group.refuted && !group.happened && !group.coming) spot.append(node("path", { class: "cross", d: `M${-r / 2} ${-r / 2}L${r / 2} ${r / 2}M${r / 2} ${-r / 2}L${-r / 2} ${r / 2}` }));
  else if (all > 1) spot.append(node("text", { class: `num${group.happened ? "" : " open"}`, dy: 4, "aria-hidden": true }, String(all)));
  spot.append(node("text", { x: r + 5, dy: 4, "aria-hidden": true }, name), node("title", {}, `${names}: ${tell(group, words)}`), hit);
  spot.addEventListener("click", (event) => { event.stopPropagation(); choose(group); });
  spot.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); choose(group); } });
  return spot;
}

// Draws the spots into a group of an SVG; whoever held the keyboard's focus keeps it.
export function drawSpots(into, groups, choose, words) {
  const focus = document.activeElement?.dataset?.place;
  into.replaceChildren(...groups.map((group) => drawSpot(group, choose, words)));
  spreadLabels(into);
  if (focus) [...into.querySelectorAll(".hit")].find((each) => each.dataset.place === focus)?.focus({ preventScroll: true });
}

function spreadLabels(spots) {
  // A label stands right of its place, else left, above or below; where all are taken it is left out.
  const taken = [...spots.children].map((each) => each.querySelector(".hit").getBoundingClientRect());
  for (const spot of [...spots.children].reverse()) {
    const label = spot.querySelector("text:not(.num)"), hit = spot.querySelector(".hit"), r = Number(hit.getAttribute("r"));
    const circle = hit.getBoundingClientRect();
    const lies = (own) => taken.some((each) => each.left !== circle.left && each.left < own.right && own.left < each.right && each.top < own.bottom && own.top < each.bottom);
    const tries = [[r + 5, 4, "start"], [-r - 5, 4, "end"], [0, r + 15, "middle"], [0, -r - 7, "middle"]];
    const free = tries.find(([x, y, anchor]) => {
      for (const [name, value] of [["x", x], ["y", y], ["dy", 0], ["text-anchor", anchor]]) label.setAttribute(name, value);
      return !lies(label.getBoundingClientRect());
    });
    if (free) taken.push(label.getBoundingClientRect());
    else label.remove();
  }
}

// Whether the circle of what is not known is drawn: `tall` is its radius in pixels on a map of w by h.
// What is only known to lie in a country would cover the map: its circle is drawn when it is picked.
export function circleFits(place, tall, { w, h }, picking) {
  return tall > 9 && tall <= 4 * w && (tall <= 0.3 * h || (picking && place.selected > 0));
}

// A circle of true kilometres around a place, in degrees: the wider in longitude the nearer to a pole.
export function ringAround({ lon, lat, radius_km: km }) {
  const far = km / EARTH, from = (lat * Math.PI) / 180, ring = [];
  for (let i = 0; i <= POINTS; i += 1) {
    const way = (2 * Math.PI * i) / POINTS;
    const to = Math.asin(Math.sin(from) * Math.cos(far) + Math.cos(from) * Math.sin(far) * Math.cos(way));
    const turn = Math.atan2(Math.sin(way) * Math.sin(far) * Math.cos(from), Math.cos(far) - Math.sin(from) * Math.sin(to));
    ring.push([lon + (turn * 180) / Math.PI, (to * 180) / Math.PI]);
  }
  return ring;
}

export const familyOf = (place) => (place.happened ? "happened" : place.coming ? "coming" : "not");
export const total = (place) => place.happened + place.coming + place.refuted + place.opinion;
const counts = ({ happened, coming, refuted, opinion, selected }) => ({ happened, coming, refuted, opinion, selected });
