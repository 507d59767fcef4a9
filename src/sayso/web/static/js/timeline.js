// The timeline: above the line what is reported as having happened, below what is planned (outlined) or denied (crossed).
import { node, tell } from "./map-shapes.js";

const HEIGHT = 158, TOP = 26, BOTTOM = 20, SIDE = 14;
const DAY = 864e5;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function makeTimeline(box, { pick, brush }) {
  let bins = [], bars = [], lastDay = "", focused = "";
  const svg = node("svg", { role: "group", "aria-label": box.dataset.label });
  box.append(svg);
  let from = 0, to = 1, width = 600;
  const x = (time) => SIDE + ((time - from) / (to - from)) * (width - 2 * SIDE);
  const time = (px) => from + ((px - SIDE) / (width - 2 * SIDE)) * (to - from);
  const iso = (value) => new Date(value).toISOString().slice(0, 10);

  function render() {
    const hadFocus = svg.contains(document.activeElement);
    width = box.clientWidth || 600;
    svg.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`);
    svg.replaceChildren(patterns());
    if (!bins.length) return;
    from = Math.min(...bins.map((each) => Date.parse(each.start)));
    to = Math.max(...bins.map((each) => Date.parse(each.end))) + DAY;
    const up = Math.max(1, ...bins.map((each) => each.happened)), down = Math.max(1, ...bins.map((each) => each.coming + each.refuted));
    const room = HEIGHT - TOP - BOTTOM, share = Math.min(Math.max(up / (up + down), 0.35), 0.75);
    const axis = TOP + room * share;
    const k = Math.min((axis - TOP) / up, (HEIGHT - BOTTOM - axis) / down);
    ticks();
    const drawn = bins.map((each) => drawBin(each, axis, k));
    svg.append(...drawn, node("path", { class: "axis", d: `M${SIDE} ${axis}H${width - SIDE}` }));
    legend();
    drawLastDay();
    bars.slice(0, 8).forEach((each, number) => drawBar(each, axis - 4 - number * 6));
    // One stop of the tab key for all bins; the arrows go from bin to bin.
    const at = Math.max(0, bins.findIndex((each) => each.start === focused));
    drawn[at].setAttribute("tabindex", 0);
    if (hadFocus) drawn[at].focus({ preventScroll: true });
  }

  function patterns() {
    const lines = (id, d, more) => node("pattern", { id, width: 5, height: 5, patternUnits: "userSpaceOnUse", ...more }, node("path", { d, class: id }));
    return node("defs", {}, lines("hatch", "M0 0V5", { patternTransform: "rotate(45)" }), lines("crossed", "M0 0L5 5M5 0L0 5"));
  }

  function legend() {
    let at = SIDE;
    for (const [kind, sign, words] of [["happened", "↑", box.dataset.happened], ["coming", "↓", box.dataset.coming], ["not", "↓", box.dataset.not]]) {
      const text = node("text", { x: at + 15, y: 13 }, `${words} ${sign}`);
      svg.append(node("rect", { class: `key-${kind}`, x: at, y: 5, width: 10, height: 9 }), text);
      if (kind === "not") svg.append(node("rect", { fill: "url(#crossed)", x: at, y: 5, width: 10, height: 9 }));
      at += 15 + text.getComputedTextLength() + 16;
    }
  }

  function drawLastDay() {
    const at = x(Date.parse(lastDay) + DAY);
    if (!(at > SIDE && at < width - SIDE - 4)) return; // nothing lies after the last report
    svg.append(node("path", { class: "lastday", d: `M${at} ${TOP - 6}V${HEIGHT - BOTTOM}` }), node("text", { class: "lastday", x: at + 4, y: TOP + 4 }, box.dataset.last));
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
      const words = step ? `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}` : `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}${at === from ? ` ${day.getUTCFullYear()}` : ""}`;
      const label = node("text", { x: px + 3, y: HEIGHT - 6 }, words);
      svg.append(node("path", { class: "tick", d: `M${px} ${TOP}V${HEIGHT - BOTTOM}` }), label);
      if (px + 3 + label.getComputedTextLength() > width) label.remove();
    }
  }

  function drawBin(each, axis, k) {
    const left = x(Date.parse(each.start)), wide = Math.max(x(Date.parse(each.end) + DAY) - left, 2), gap = wide > 5 ? 1 : 0;
    const at = { x: left + gap, width: Math.max(wide - 2 * gap, 1.5) };
    const words = `${each.start === each.end ? each.start : `${each.start} – ${each.end}`}: ${tell(each, box.dataset)}`;
    const group = node("g", { class: `bin${each.selected ? " picked" : ""}`, tabindex: -1, role: "button", "aria-pressed": String(each.selected > 0), "aria-label": words });
    group.append(node("rect", { class: "hit", x: left, width: wide, y: TOP, height: HEIGHT - TOP - BOTTOM }));
    if (each.happened) group.append(node("rect", { class: "happened", ...at, y: axis - each.happened * k, height: each.happened * k }));
    if (each.vague) group.append(node("rect", { fill: "url(#hatch)", ...at, y: axis - each.vague * k, height: each.vague * k }));
    if (each.coming) group.append(node("rect", { class: "coming", x: at.x + 0.8, width: Math.max(at.width - 1.6, 1), y: axis + 0.8, height: Math.max(each.coming * k - 0.8, 1) }));
    if (each.refuted) {
      const below = { ...at, y: axis + each.coming * k + 1, height: Math.max(each.refuted * k - 1, 1) };
      group.append(node("rect", { class: "not", ...below }), node("rect", { fill: "url(#crossed)", ...below }));
    }
    group.append(node("title", {}, words));
    group.addEventListener("focus", () => { focused = each.start; });
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

  // Keys: + and - look closer or wider around the bin in hand, Page Up and Page Down go back and on, 0 shows all.
  svg.addEventListener("keydown", (event) => {
    if (!bins.length || event.ctrlKey || event.metaKey || event.altKey) return;
    const wide = to - from, middle = focused ? Date.parse(focused) + DAY / 2 : (from + to) / 2;
    const frames = {
      "+": () => [middle - wide / 4, middle + wide / 4], "=": () => [middle - wide / 4, middle + wide / 4],
      "-": () => [middle - wide, middle + wide], PageUp: () => [from - wide / 2, to - wide / 2], PageDown: () => [from + wide / 2, to + wide / 2],
    };
    if (event.key === "0") brush("", "");
    else if (frames[event.key]) brush(...frames[event.key]().map(iso));
    else return;
    event.preventDefault();
  });

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

  return {
    show(view) {
      bins = view.bins; bars = view.bars; lastDay = view.last_day ?? ""; box.dataset.unit = view.unit;
      render();
    },
  };
}
