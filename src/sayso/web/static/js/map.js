// The map of the overview: the plain one at once, MapLibre's in its stead as soon as that stands, where there is WebGL.
// Presets, keys and what is framed first are the same for both.
import { makeSvgMap } from "./map-svg.js";

const ALONE = 0.6; // degrees around a single place
const WORLD = { west: -168, south: -56, east: 190, north: 76 };
const WIDE = ["country", "continent", "sea"];

export function makeMap(box, pick) {
  let places = [], picking = false, fitted = "", swapped = false;
  const hooks = { label: box.dataset.label, choose, words: box.dataset };
  const plain = makeSvgMap(box, hooks);
  let map = plain;
  box.dataset.kind = "svg";
  const keys = { "+": () => map.zoom(0.6), "=": () => map.zoom(0.6), "-": () => map.zoom(1.7), 0: () => look(framed(exact())), 1: () => look(framed(bulk())), 2: lookAtPicked, 3: () => look(WORLD) };
  const moves = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
  box.append(buttons());
  box.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (moves[event.key]) map.pan(...moves[event.key]);
    else if (keys[event.key]) keys[event.key]();
    else return;
    event.preventDefault();
  });

  function buttons() {
    const made = Object.assign(document.createElement("div"), { className: "mapkeys" });
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", box.dataset.presets);
    for (const [key, sign, words] of [["+", "+", "zoomIn"], ["-", "−", "zoomOut"], ["1", "", "zoomMost"], ["0", "", "zoomAll"], ["2", "", "zoomPicked"], ["3", "", "zoomWorld"]]) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign || box.dataset[words], title: `${box.dataset[words]} (${key})` });
      if (sign) button.setAttribute("aria-label", box.dataset[words]);
      button.addEventListener("click", () => keys[key]());
      made.append(button);
    }
    return made;
  }

  // What lies close together is opened by looking closer, until looking closer does not part it.
  function choose(group) {
    const { west, east } = map.seen();
    return group.places.length > 1 && east - west > 0.65 && apart(group.places) ? look(framed(group.places)) : pick(group.places[0].name);
  }

  function framed(some) {
    if (!some.length) return null;
    const lons = some.map((each) => each.lon), lats = some.map((each) => each.lat);
    const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
    const wide = Math.max((east - west) / 4, ALONE / 2), tall = Math.max((north - south) * 0.3, ALONE / 6);
    return { west: west - wide, east: east + wide, south: south - tall, north: north + tall };
  }

  function exact() {
    const found = places.filter((each) => !WIDE.includes(each.precision));
    return found.length ? found : places;
  }

  function bulk() {
    // The bulk of the places fills the map; one far-off capital must not shrink it to a point.
    const chosen = exact(), mid = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const lon = mid(chosen.map((each) => each.lon)), lat = mid(chosen.map((each) => each.lat));
    const away = (each) => Math.hypot(each.lon - lon, each.lat - lat);
    return [...chosen].sort((a, b) => away(a) - away(b)).slice(0, Math.max(1, Math.ceil(chosen.length * 0.85)));
  }

  function look(frame) {
    if (frame) map.look(frame);
  }

  function lookAtPicked() {
    look(framed(places.filter((each) => each.selected)));
  }

  async function swap() {
    if (swapped || !hasWebGl()) return;
    swapped = true;
    try {
      const { makeGlMap } = await import("./map-gl.js");
      const bounds = plain.seen();
      const made = await makeGlMap(box, { ...hooks, bounds, lost: goBack, given: places, chosen: picking });
      made.show(places, picking);
      if (JSON.stringify(plain.seen()) !== JSON.stringify(bounds)) made.look(plain.seen());
      plain.wake(false);
      map = made;
      box.dataset.kind = "gl";
    } catch (fault) {
      console.info(`The plain map stays: ${fault?.message ?? fault}`);
    }
  }

  function goBack() {
    const frame = map.seen();
    map.remove?.();
    map = plain;
    box.dataset.kind = "svg";
    plain.wake(true);
    plain.look(frame);
    plain.show(places, picking);
  }

  // Paper gets the plain map: a canvas may come out white.
  function forPaper(on) {
    if (map === plain) return;
    plain.wake(on);
    if (!on) return;
    plain.look(map.seen());
    plain.show(places, picking);
  }
  addEventListener("beforeprint", () => forPaper(true));
  addEventListener("afterprint", () => forPaper(false));
  matchMedia("print").addEventListener("change", (event) => forPaper(event.matches));

  return {
    show(given, chosen) {
      places = given; picking = chosen;
      map.show(places, picking);
      const { west, south, east, north } = map.seen();
      const picked = places.filter((each) => each.selected);
      const out = picked.some(({ lon, lat }) => lon < west || lon > east || lat < south || lat > north);
      const key = places.map((each) => each.name).sort().join("|"), first = key !== fitted;
      fitted = key;
      if (out) look(framed(picked));
      else if (first) look(framed(bulk()));
      afterFirst(swap);
    },
  };
}

// The first picture comes first: the large library is fetched when the page has nothing else to do.
function afterFirst(act) {
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 200));
  document.readyState === "complete" ? idle(act) : addEventListener("load", () => idle(act), { once: true });
}

function hasWebGl() {
  try {
    const found = document.createElement("canvas").getContext("webgl2");
    found?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(found);
  } catch {
    return false;
  }
}

const apart = (places) => places.some((each) => Math.hypot(each.lon - places[0].lon, each.lat - places[0].lat) > 0.02);
