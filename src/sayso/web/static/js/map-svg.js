// The plain map: Natural Earth's shapes as SVG, equirectangular with the scale of the middle latitude; no WebGL needed.
// It is the first picture, the picture on paper, and the map of browsers that have no other.
import { KM, circleFits, drawSpots, familyOf, gather, loadLand, node } from "./map-shapes.js";

const FINE = 72; // degrees across: when fewer are seen, the finer shapes are fetched

export function makeSvgMap(box, { label, choose, words }) {
  const svg = node("svg", { class: "plainmap", role: "group", "aria-label": label, tabindex: 0 });
  const land = node("path", { class: "land" }), circles = node("g"), spots = node("g");
  svg.append(land, circles, spots);
  box.append(svg);
  const seen = { lon: 20, lat: 15, wide: 360 }; // the middle, and degrees of longitude across
  let places = [], picking = false, squeeze = 1, rings = null, grain = "", awake = true, waiting = 0;

  const size = () => ({ w: box.clientWidth || 600, h: box.clientHeight || 400 });
  const scale = () => size().w / (seen.wide * squeeze); // pixels per unit of x
  const at = (lon, lat) => {
    const { w, h } = size(), k = scale();
    return [w / 2 + (lon - seen.lon) * squeeze * k, h / 2 - (lat - seen.lat) * k];
  };

  async function fetchLand(wanted) {
    if (grain === wanted || grain === "fine") return;
    grain = wanted;
    const { land: countries } = await loadLand(wanted);
    rings = countries.features.flatMap(({ geometry: { type, coordinates } }) => (type === "Polygon" ? coordinates : coordinates.flat()));
    render();
  }

  function drawLand() {
    if (!rings) return;
    const { w, h } = size();
    let path = "";
    for (const ring of rings) {
      let draws = "", low = Infinity, high = -Infinity, left = Infinity, right = -Infinity;
      for (let i = 0; i < ring.length; i += 1) {
        const [x, y] = at(ring[i][0], ring[i][1]);
        low = Math.min(low, y); high = Math.max(high, y); left = Math.min(left, x); right = Math.max(right, x);
        draws += `${i ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`;
      }
      if (right > 0 && left < w && high > 0 && low < h) path += `${draws}Z`;
    }
    land.setAttribute("d", path);
  }

  function drawCircle(place) {
    const [x, y] = at(place.lon, place.lat);
    const tall = (place.radius_km / KM) * scale();
    if (!circleFits(place, tall, size(), picking)) return null;
    const wide = tall * (squeeze / Math.max(Math.cos((place.lat * Math.PI) / 180), 0.1));
    return node("ellipse", { class: `unsure ${familyOf(place)}`, cx: x.toFixed(1), cy: y.toFixed(1), rx: wide.toFixed(1), ry: tall.toFixed(1) });
  }

  function render() {
    if (!awake) return;
    const { w, h } = size();
    svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
    svg.classList.toggle("picking", picking);
    drawLand();
    circles.replaceChildren(...places.map(drawCircle).filter(Boolean));
    drawSpots(spots, gather(places, at), (group) => { if (!moved) choose(group); }, words);
    fetchLand(seen.wide < FINE ? "fine" : "coarse");
  }

  function soon() {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; render(); });
  }

  function zoom(by, x = size().w / 2, y = size().h / 2) {
    const { w, h } = size(), k = scale();
    const lon = seen.lon + (x - w / 2) / (squeeze * k), lat = seen.lat - (y - h / 2) / k;
    const wide = Math.min(Math.max(seen.wide * by, 0.2), 400), ratio = wide / seen.wide;
    seen.lon = lon + (seen.lon - lon) * ratio; seen.lat = hold(lat + (seen.lat - lat) * ratio); seen.wide = wide;
    soon();
  }

  const hold = (lat) => Math.min(Math.max(lat, -85), 85);
  let from = null, moved = false;
  svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; moved = false; });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const dx = event.clientX - from[0], dy = event.clientY - from[1];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true; svg.classList.add("dragging");
    seen.lon -= dx / (squeeze * scale()); seen.lat = hold(seen.lat + dy / scale());
    from = [event.clientX, event.clientY];
    soon();
  });
  addEventListener("pointerup", () => { from = null; svg.classList.remove("dragging"); });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const edge = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, event.clientX - edge.left, event.clientY - edge.top);
  }, { passive: false });
  const watch = new ResizeObserver(soon);
  watch.observe(box);

  return {
    kind: "svg",
    show(given, chosen) { places = given; picking = chosen; render(); },
    look({ west, south, east, north }) {
      const { w, h } = size();
      seen.lon = (west + east) / 2; seen.lat = hold((south + north) / 2);
      squeeze = Math.max(Math.cos((seen.lat * Math.PI) / 180), 0.2);
      seen.wide = Math.min(Math.max(east - west, ((north - south) * w) / h / squeeze, 0.2), 400);
      render();
    },
    seen() {
      const { w, h } = size(), across = w / (squeeze * scale()) / 2, up = h / scale() / 2;
      return { west: seen.lon - across, south: seen.lat - up, east: seen.lon + across, north: seen.lat + up };
    },
    zoom,
    pan(right, up) { seen.lon += right * seen.wide; seen.lat = hold(seen.lat + up * seen.wide * squeeze); soon(); },
    // Asleep it draws nothing: another map stands before it, and it wakes for paper.
    wake(on) { awake = on; on ? render() : spots.replaceChildren(); },
  };
}
