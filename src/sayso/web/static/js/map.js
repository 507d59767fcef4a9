// The map: Natural Earth's shapes as SVG, equirectangular with the scale of the middle latitude; no WebGL needed.
const SVG = "http://www.w3.org/2000/svg";
const KM = 111.2; // per degree of latitude
const NEAR = 26; // pixels within which places are drawn as one
const FINE = 12; // degrees across: when fewer are seen, the finer shapes are fetched

export function node(name, given = {}, ...inside) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(given)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

export function makeMap(box, pick) {
  const svg = node("svg", { role: "group", "aria-label": box.dataset.label, tabindex: 0 });
  const land = node("path", { class: "land" });
  const circles = node("g");
  const spots = node("g");
  svg.append(node("title", {}, box.dataset.keys), land, circles, spots);
  const buttons = Object.assign(document.createElement("div"), { className: "mapkeys" });
  for (const [sign, words, act] of [["+", "zoomIn", () => zoom(0.6)], ["−", "zoomOut", () => zoom(1.7)], ["⤢", "zoomAll", () => fit(true)]]) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: sign, title: box.dataset[words] });
    button.setAttribute("aria-label", box.dataset[words]);
    button.addEventListener("click", act);
    buttons.append(button);
  }
  box.append(svg, buttons);
  const seen = { lon: 20, lat: 15, wide: 360 }; // the middle, and degrees of longitude across
  let places = [], picking = false, squeeze = 1, shapes = null, fine = false, fitted = "";

  const size = () => ({ w: box.clientWidth || 600, h: box.clientHeight || 400 });
  const scale = () => size().w / (seen.wide * squeeze); // pixels per unit of x
  const at = (lon, lat) => {
    const { w, h } = size(), k = scale();
    return [w / 2 + (lon - seen.lon) * squeeze * k, h / 2 - (lat - seen.lat) * k];
  };

  async function loadShapes(file) {
    const answer = await fetch(`/static/vendor/countries-${file}.json`);
    const atlas = await answer.json();
    shapes = topojson.feature(atlas, atlas.objects.countries).features.flatMap((each) =>
      each.geometry.type === "Polygon" ? each.geometry.coordinates : each.geometry.coordinates.flat());
    render();
  }

  function drawLand() {
    if (!shapes) return;
    const { w, h } = size();
    let path = "";
    for (const ring of shapes) {
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

  function clusters() {
    const made = [];
    for (const place of [...places].sort((a, b) => b.selected - a.selected || total(b) - total(a))) {
      const [x, y] = at(place.lon, place.lat);
      const near = made.find((each) => Math.hypot(each.x - x, each.y - y) < NEAR);
      if (!near) made.push({ x, y, places: [place], ...counts(place) });
      else {
        near.places.push(place);
        for (const [name, value] of Object.entries(counts(place))) near[name] += value;
      }
    }
    return made.reverse();
  }

  function drawSpot(group) {
    const all = group.happened + group.coming + group.refuted + group.opinion;
    const r = Math.min(7 + 2.2 * Math.sqrt(all), 24);
    const [first] = group.places;
    const words = `${first.name}${group.places.length > 1 ? ` +${group.places.length - 1}` : ""}`;
    const names = group.places.slice(0, 12).map((each) => each.name).join(", ");
    const spot = node("g", { class: `spot${group.selected ? " picked" : ""}`, transform: `translate(${group.x.toFixed(1)} ${group.y.toFixed(1)})` });
    // The circle is the button, and not the group: a label beside it is no part of its name.
    const hit = node("circle", { class: "hit", r: Math.max(r, 12), tabindex: 0, role: "button", "data-place": first.name,
      "aria-label": `${names}: ${group.happened} / ${group.coming} / ${group.refuted}`, "aria-pressed": String(group.selected > 0) });
    spot.append(node("circle", { class: "pickring", r: r + 6 }), node("circle", { class: "ring", r }));
    const inner = group.coming ? r - 4 : r;
    if (group.happened) spot.append(node("circle", { class: "in", r: inner }));
    if (group.coming) spot.append(node("circle", { class: "halo", r: r - 1 }));
    if (group.refuted && !group.happened && !group.coming) spot.append(node("path", { class: "cross", d: `M${-r / 2} ${-r / 2}L${r / 2} ${r / 2}M${r / 2} ${-r / 2}L${-r / 2} ${r / 2}` }));
    else if (all > 1) spot.append(node("text", { class: `num${group.happened ? "" : " open"}`, dy: 4, "aria-hidden": true }, String(all)));
    spot.append(node("text", { x: r + 5, dy: 4, "aria-hidden": true }, words), node("title", {}, names), hit);
    // What lies close together is opened by looking closer, until looking closer does not part it.
    const choose = () => (group.places.length > 1 && seen.wide > 0.61 && apart(group.places) ? frame(group.places) : pick(first.name));
    spot.addEventListener("click", (event) => { event.stopPropagation(); if (!moved) choose(); });
    spot.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); choose(); } });
    return spot;
  }

  function drawCircle(place) {
    const [x, y] = at(place.lon, place.lat);
    const tall = (place.radius_km / KM) * scale();
    // What is only known to lie in a country would cover the map: its circle is drawn when it is picked.
    if (!(tall > 9) || tall > 4 * size().w || (tall > 0.3 * size().h && !(picking && place.selected))) return null;
    const wide = tall * (squeeze / Math.max(Math.cos((place.lat * Math.PI) / 180), 0.1));
    const kind = place.happened ? "" : place.coming ? " coming" : " not";
    return node("ellipse", { class: `unsure${kind}`, cx: x.toFixed(1), cy: y.toFixed(1), rx: wide.toFixed(1), ry: tall.toFixed(1) });
  }

  function render() {
    const { w, h } = size();
    svg.setAttribute("viewBox", `0 0 ${w} ${h}`);
    svg.classList.toggle("picking", picking);
    drawLand();
    circles.replaceChildren(...places.map(drawCircle).filter(Boolean));
    const focus = document.activeElement?.dataset?.place;
    spots.replaceChildren(...clusters().map(drawSpot));
    spreadLabels();
    if (focus) [...spots.querySelectorAll(".hit")].find((each) => each.dataset.place === focus)?.focus();
    if (!fine && seen.wide < FINE * 6) { fine = true; loadShapes("50m"); }
  }

  function spreadLabels() {
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

  function frame(some) {
    const lons = some.map((each) => each.lon).sort((a, b) => a - b), lats = some.map((each) => each.lat).sort((a, b) => a - b);
    const { w, h } = size();
    seen.lon = (lons[0] + lons.at(-1)) / 2; seen.lat = (lats[0] + lats.at(-1)) / 2;
    squeeze = Math.max(Math.cos((seen.lat * Math.PI) / 180), 0.2);
    seen.wide = Math.max((lons.at(-1) - lons[0]) * 1.5, ((lats.at(-1) - lats[0]) * 1.6 * w) / h / squeeze, 0.6);
    seen.wide = Math.min(seen.wide, 370);
    render();
  }

  function fit(force) {
    const key = places.map((each) => each.name).sort().join("|");
    if (!force && key === fitted) return render();
    fitted = key;
    const exact = places.filter((each) => !["country", "continent", "sea"].includes(each.precision));
    const chosen = exact.length ? exact : places;
    if (!chosen.length) return render();
    // The bulk of the places fills the map; one far-off capital must not shrink it to a point.
    const mid = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const lon = mid(chosen.map((each) => each.lon)), lat = mid(chosen.map((each) => each.lat));
    const away = (each) => Math.hypot(each.lon - lon, each.lat - lat);
    const near = [...chosen].sort((a, b) => away(a) - away(b)).slice(0, Math.max(1, Math.ceil(chosen.length * 0.85)));
    frame(force ? chosen : near);
  }

  function zoom(by, x = size().w / 2, y = size().h / 2) {
    const { w, h } = size(), k = scale();
    const lon = seen.lon + (x - w / 2) / (squeeze * k), lat = seen.lat - (y - h / 2) / k;
    const wide = Math.min(Math.max(seen.wide * by, 0.2), 400), ratio = wide / seen.wide;
    seen.lon = lon + (seen.lon - lon) * ratio; seen.lat = Math.min(Math.max(lat + (seen.lat - lat) * ratio, -85), 85); seen.wide = wide;
    render();
  }

  let from = null, moved = false;
  svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY]; moved = false; });
  addEventListener("pointermove", (event) => {
    if (!from) return;
    const dx = event.clientX - from[0], dy = event.clientY - from[1];
    if (!moved && Math.hypot(dx, dy) < 4) return;
    moved = true; svg.classList.add("dragging");
    seen.lon -= dx / (squeeze * scale()); seen.lat = Math.min(Math.max(seen.lat + dy / scale(), -85), 85);
    from = [event.clientX, event.clientY];
    render();
  });
  addEventListener("pointerup", () => { from = null; svg.classList.remove("dragging"); });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const edge = svg.getBoundingClientRect();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, event.clientX - edge.left, event.clientY - edge.top);
  }, { passive: false });
  svg.addEventListener("keydown", (event) => {
    const step = seen.wide / 10, moves = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] };
    if (moves[event.key]) { event.preventDefault(); seen.lon += moves[event.key][0]; seen.lat += moves[event.key][1]; render(); }
    else if (event.key === "+" || event.key === "=") zoom(0.6);
    else if (event.key === "-") zoom(1.7);
    else if (event.key === "0") fit(true);
  });
  new ResizeObserver(() => render()).observe(box);
  loadShapes("110m");

  return {
    show(given, chosen) {
      places = given; picking = chosen;
      const inside = ([x, y]) => x > 0 && y > 0 && x < size().w && y < size().h;
      const out = places.filter((each) => each.selected && !inside(at(each.lon, each.lat)));
      out.length ? frame(places.filter((each) => each.selected)) : fit(false);
    },
  };
}

const apart = (places) => places.some((each) => Math.hypot(each.lon - places[0].lon, each.lat - places[0].lat) > 0.02);
const total = (place) => place.happened + place.coming + place.refuted + place.opinion;
const counts = ({ happened, coming, refuted, opinion, selected }) => ({ happened, coming, refuted, opinion, selected });
