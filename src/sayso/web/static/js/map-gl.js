// The map in WebGL: MapLibre over the same bundled shapes. No tiles, letters or pictures are asked of anybody; its worker
// is a file of our own. Spots and labels are SVG laid over it, so that shapes, names and keys are those of the plain map.
import { Map as Globe, setWorkerUrl } from "../vendor/maplibre-gl.mjs";
import { KM, circleFits, drawSpots, familyOf, gather, loadLand, node, ringAround } from "./map-shapes.js";

const FINE = 4; // from this zoom on the finer shapes are fetched
const CLOSEST = 11; // closer than that a coast of 1:50 million is a straight line
const NOTHING = { type: "FeatureCollection", features: [] };

const tone = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const byFamily = () => ["match", ["get", "family"], "happened", tone("happened"), "coming", tone("coming"), tone("not")];
const paints = () => ({
  sea: { "background-color": tone("sea") },
  land: { "fill-color": tone("land") },
  lines: { "line-color": tone("border"), "line-width": 0.9 },
  "unsure-fill": { "fill-color": byFamily(), "fill-opacity": 0.07 },
  "unsure-line": { "line-color": byFamily(), "line-opacity": 0.6, "line-width": 1.3, "line-dasharray": [3, 3] },
});

function makeStyle() {
  const paint = paints(), source = () => ({ type: "geojson", data: NOTHING });
  return {
    version: 8,
    sources: { land: source(), lines: source(), unsure: source() },
    layers: [
      { id: "sea", type: "background", paint: paint.sea },
      { id: "land", type: "fill", source: "land", paint: paint.land },
      { id: "lines", type: "line", source: "lines", paint: paint.lines },
      { id: "unsure-fill", type: "fill", source: "unsure", paint: paint["unsure-fill"] },
      { id: "unsure-line", type: "line", source: "unsure", paint: paint["unsure-line"] },
    ],
  };
}

// Gives the map once it stands; throws where the browser cannot.
export async function makeGlMap(box, { label, choose, words, bounds, lost, given, chosen }) {
  const stage = Object.assign(document.createElement("div"), { className: "glmap" });
  box.append(stage);
  setWorkerUrl(new URL("../vendor/maplibre-gl-worker.mjs", import.meta.url).href);
  const { west, south, east, north } = bounds;
  let globe;
  try {
    globe = new Globe({
      container: stage, style: makeStyle(), bounds: [[west, Math.max(south, -84)], [east, Math.min(north, 84)]], maxZoom: CLOSEST,
      attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false, keyboard: false,
      renderWorldCopies: false, fadeDuration: 0, refreshExpiredTiles: false,
    });
  } catch (fault) {
    stage.remove();
    throw fault;
  }
  globe.touchZoomRotate.disableRotation();
  const canvas = globe.getCanvas();
  for (const name of ["tabindex", "role", "aria-label"]) canvas.removeAttribute(name);
  canvas.setAttribute("aria-hidden", "true");
  const svg = node("svg", { class: "spotmap", role: "group", "aria-label": label, tabindex: 0 }), spots = node("g");
  svg.append(spots);
  globe.getCanvasContainer().append(svg);
  let places = [], picking = false, groups = [], grain = "";

  const at = (lon, lat) => { const { x, y } = globe.project([lon, lat]); return [x, y]; };
  const size = () => ({ w: stage.clientWidth || 600, h: stage.clientHeight || 400 });
  const perDegree = (lat) => Math.abs(at(0, lat + 0.5)[1] - at(0, lat - 0.5)[1]); // pixels of a degree northwards

  function follow() {
    for (const [i, group] of groups.entries()) {
      const [x, y] = at(group.lon, group.lat);
      spots.children[i]?.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
  }

  function settle() {
    const { w, h } = size();
    svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
    svg.classList.toggle("picking", picking);
    groups = gather(places, at);
    drawSpots(spots, groups, choose, words);
    const drawn = places.filter((each) => circleFits(each, (each.radius_km / KM) * perDegree(each.lat), size(), picking));
    globe.getSource("unsure")?.setData({
      type: "FeatureCollection",
      features: drawn.map((each) => ({ type: "Feature", properties: { family: familyOf(each) }, geometry: { type: "Polygon", coordinates: [ringAround(each)] } })),
    });
    fetchLand(globe.getZoom() >= FINE ? "fine" : "coarse");
  }

  async function fetchLand(wanted) {
    if (grain === wanted || grain === "fine") return;
    grain = wanted;
    const { land, lines } = await loadLand(wanted);
    globe.getSource("land").setData(land);
    globe.getSource("lines").setData({ type: "Feature", properties: {}, geometry: lines });
  }

  function repaint() {
    for (const [layer, paint] of Object.entries(paints()))
      for (const [name, value] of Object.entries(paint)) globe.setPaintProperty(layer, name, value);
  }

  const once = (name) => new Promise((comes, fails) => {
    globe.once(name, comes);
    globe.once("error", ({ error }) => fails(error));
  });
  await once("load");
  await fetchLand(globe.getZoom() >= FINE ? "fine" : "coarse");
  globe.on("move", follow);
  globe.on("moveend", settle);
  globe.on("resize", settle);
  canvas.addEventListener("webglcontextlost", lost);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  const swift = () => ({ duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 250 });

  const map = {
    kind: "gl",
    show(some, isPicking) { places = some; picking = isPicking; settle(); },
    look({ west, south, east, north }) {
      globe.fitBounds([[west, Math.max(south, -84)], [east, Math.min(north, 84)]], swift());
    },
    seen() {
      const all = globe.getBounds();
      return { west: all.getWest(), south: all.getSouth(), east: all.getEast(), north: all.getNorth() };
    },
    zoom(by) { globe.zoomTo(globe.getZoom() - Math.log2(by), swift()); },
    pan(right, up) { globe.panBy([right * size().w, -up * size().w], swift()); },
    remove() { globe.remove(); stage.remove(); },
  };
  map.show(given, chosen);
  await once("idle"); // the land is drawn: now it may stand before the plain map
  return map;
}
