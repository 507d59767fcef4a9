// The timeline: above the line what is reported as having happened, below what is planned (outlined) or denied.
import { node } from "./map.js";

const HEIGHT = 150, TOP = 22, BOTTOM = 20, SIDE = 14;
const DAY = 864e5;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function makeTimeline(box, { pick, brush }) {
  let bins = [], bars = [], unit = "day";
  const svg = node("svg", { role: "group", "aria-label": box.dataset.label });
  box.append(svg);
  let from = 0, to = 1, width = 600;
  const x = (time) => SIDE + ((time - from) / (to - from)) * (width - 2 * SIDE);
  const time = (px) => from + ((px - SIDE) / (width - 2 * SIDE)) * (to - from);
  const iso = (value) => new Date(value).toISOString().slice(0, 10);

  function render() {
    width = box.clientWidth || 600;
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.replaceChildren();
    svg.append(node("defs", {}, node("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, node("path", { d: "M0 0V5", class: "hatch" }))));
    if (!bins.length) return;
    from = Math.min(...bins.map((each) => Date.parse(each.start)));
    to = Math.max(...bins.map((each) => Date.parse(each.end))) + DAY;
    const up = Math.max(1, ...bins.map((each) => each.happened)), down = Math.max(1, ...bins.map((each) => each.coming + each.refuted));
    const room = HEIGHT - TOP - BOTTOM, share = Math.min(Math.max(up / (up + down), 0.35), 0.75);
    const axis = TOP + room * share;
    const k = Math.min((axis - TOP) / up, (HEIGHT - BOTTOM - axis) / down);
    ticks();
    for (const each of bins) svg.append(drawBin(each, axis, k));
    svg.append(node("path", { class: "axis", d: `M${SIDE} ${axis}H${width - SIDE}` }));
    svg.append(node("text", { x: SIDE, y: 12 }, `↑ ${box.dataset.above}`), node("text", { x: width - SIDE, y: 12, "text-anchor": "end" }, `↓ ${box.dataset.below}`));
    bars.slice(0, 8).forEach((each, number) => drawBar(each, axis - 4 - number * 6));
  }

  function ticks() {
    const days = (to - from) / DAY, step = days > 1500 ? 12 : days > 500 ? 6 : days > 240 ? 3 : days > 45 ? 1 : 0;
    const marks = [];
    if (step) {
      const first = new Date(from);
      for (let y = first.getUTCFullYear(), m = 0; Date.UTC(y, m) < to; m += step) if (Date.UTC(y, m) >= from) marks.push(Date.UTC(y, m));
    } else for (let at = from; at < to; at += DAY * Math.max(1, Math.ceil(days / 8))) marks.push(at);
    let last = -99;
    for (const at of marks) {
      const px = x(at), day = new Date(at);
      if (px - last < 64) continue;
      last = px;
      const words = step ? `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}` : `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
      svg.append(node("path", { class: "tick", d: `M${px} ${TOP}V${HEIGHT - BOTTOM}` }), node("text", { x: px + 3, y: HEIGHT - 6 }, words));
    }
  }

  function drawBin(each, axis, k) {
    const left = x(Date.parse(each.start)), wide = Math.max(x(Date.parse(each.end) + DAY) - left, 2), gap = wide > 5 ? 1 : 0;
    const at = { x: left + gap, width: Math.max(wide - 2 * gap, 1.5) };
    const group = node("g", { class: `bin${each.selected ? " picked" : ""}`, tabindex: 0, role: "button", "aria-label": `${each.start} – ${each.end}: ${each.happened} / ${each.coming} / ${each.refuted}` });
    group.append(node("rect", { class: "hit", x: left, width: wide, y: TOP, height: HEIGHT - TOP - BOTTOM }));
    if (each.happened) group.append(node("rect", { class: "happened", ...at, y: axis - each.happened * k, height: each.happened * k }));
    if (each.vague) group.append(node("rect", { fill: "url(#hatch)", ...at, y: axis - each.vague * k, height: each.vague * k }));
    if (each.coming) group.append(node("rect", { class: "coming", x: at.x + 0.8, width: Math.max(at.width - 1.6, 1), y: axis + 0.8, height: Math.max(each.coming * k - 0.8, 1) }));
    if (each.refuted) group.append(node("rect", { class: "not", ...at, y: axis + each.coming * k + 1, height: Math.max(each.refuted * k - 1, 1) }));
    group.append(node("title", {}, each.start === each.end ? each.start : `${each.start} – ${each.end}`));
    group.addEventListener("keydown", (event) => {
      const next = { ArrowRight: group.nextElementSibling, ArrowLeft: group.previousElementSibling }[event.key];
      if (next?.classList.contains("bin")) { event.preventDefault(); next.focus(); }
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); pick(each.start, each.end); }
    });
    return group;
  }

  function drawBar(each, y) {
    const start = each.start ? x(Date.parse(each.start)) : SIDE, end = each.end ? x(Date.parse(each.end) + DAY) : width - SIDE;
    const held = (px) => Math.min(Math.max(px, SIDE), width - SIDE);
    const open = each.start && each.end ? "" : " open";
    svg.append(node("path", { class: `span ${each.family}${open}`, d: `M${held(start)} ${Math.max(y, TOP)}H${Math.max(held(end), held(start) + 1)}` }));
  }

  const place = (event) => event.clientX - svg.getBoundingClientRect().left;
  let down = null, shade = null;
  svg.addEventListener("pointerdown", (event) => { down = place(event); });
  addEventListener("pointermove", (event) => {
    if (down === null || Math.abs(place(event) - down) < 5) return;
    if (!shade) svg.append((shade = node("rect", { class: "brush", y: TOP, height: HEIGHT - TOP - BOTTOM })));
    const ends = [down, place(event)].sort((a, b) => a - b);
    shade.setAttribute("x", ends[0]);
    shade.setAttribute("width", ends[1] - ends[0]);
  });
  addEventListener("pointerup", (event) => {
    if (down === null) return;
    const ends = [down, place(event)].sort((a, b) => a - b), dragged = shade !== null;
    shade?.remove();
    shade = down = null;
    if (dragged) return brush(iso(Math.max(time(ends[0]), from)), iso(Math.min(time(ends[1]), to - DAY)));
    const hit = bins.find((each) => time(ends[0]) >= Date.parse(each.start) && time(ends[0]) < Date.parse(each.end) + DAY);
    if (hit && svg.contains(event.target)) pick(hit.start, hit.end);
  });
  new ResizeObserver(render).observe(box);

  return { show(given, spans, of) { bins = given; bars = spans; unit = of; box.dataset.unit = unit; render(); } };
}
