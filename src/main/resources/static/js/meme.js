// The editor of memes. What stands in the form is what is sent; this moves its boxes about, and shows what the server draws.
import {$, $$, announce, toast} from "./dom.js";
import {headers, parse} from "./send.js";

const form = $("#meme"), layers = $("#meme-layers"), image = $("#meme-image"), captions = $("#meme-captions"), tiles = $("#meme-tiles");
const FIELDS = ["x", "y", "w", "h", "turn", "look", "colour", "align", "caps"], LEAST = .03, STEP = .01, PAUSE = 250, UNDOS = 60;
const says = form.dataset, name = `linnet:meme:${says.account}:${says.place}`, clamp = (n, low, high) => Math.min(high, Math.max(low, n));
let picked = $$(":checked", tiles).map(each => each.value), selected = -1, past = [], drawing = null, later = 0, shown = "";

const rows = () => $$(".meme-words", captions);
const field = (row, key) => $(`[name=${key}]`, row);
const place = row => Object.fromEntries(["x", "y", "w", "h"].map(key => [key, Number(field(row, key).value)]));
const layout = () => $(`[data-layout="${form.elements.layout.value}"]`);

/** All that can be undone and kept. */
const state = () => JSON.stringify({layout: form.elements.layout.value, picked, rows: rows().map(row => ({text: field(row, "text").value,
  ...Object.fromEntries(FIELDS.map(key => [key, field(row, key).value]))}))});

function add(values) {
  const row = $("#meme-caption").content.cloneNode(true).firstElementChild;
  Object.entries(values).forEach(([key, value]) => field(row, key).value = value);
  captions.append(row);
  return row;
}

function apply(text) {
  const {layout: word, picked: panels, rows: all} = JSON.parse(text);
  form.elements.layout.value = word;
  picked = panels;
  captions.replaceChildren();
  all.forEach(add);
  changed(false);
}

// the past: one entry for each change that somebody would call one
let present = state();
function changed(remember = true) {
  const now = state();
  if (remember && now !== present) {
    past.push(present);
    past = past.slice(-UNDOS);
  }
  present = now;
  $("#meme-undo").disabled = !past.length;
  try { localStorage.setItem(name, now); } catch { /* the browser keeps nothing */ }
  paint();
  soon();
}

function undo() {
  const before = past.pop();
  if (before) apply(before);
}

function paint() {
  rows().forEach((row, n) => {
    const text = field(row, "text"), label = $("label", row);
    text.id = `meme-text-${n}`;
    label.htmlFor = text.id;
    label.textContent = says.saysWords.replace("%n", n + 1);
    row.classList.toggle("selected", n === selected);
    place1(layers.children[n] || layer(), row, n);
  });
  while (layers.children.length > rows().length) layers.lastElementChild.remove();
  $("#meme-add").disabled = rows().length >= says.most;
  $$("a", $("#meme-layouts")).forEach(each => each.dataset.layout === form.elements.layout.value
    ? each.setAttribute("aria-current", "true") : each.removeAttribute("aria-current"));
  const slots = Number(layout().dataset.slots);
  $("#meme-pictures").toggleAttribute("data-pictured", slots > 0);
  $$("input", tiles).forEach(each => {
    const at = picked.indexOf(each.value);
    each.checked = at >= 0 && at < slots;
    $(".order", each.parentElement).textContent = slots > 1 && each.checked ? at + 1 : "";
  });
}

function layer() {
  const one = document.createElement("button");
  one.type = "button";
  one.className = "layer";
  one.setAttribute("aria-describedby", "meme-help");
  one.append(document.createElement("b"), ...["nw", "ne", "sw", "se"].map(corner => Object.assign(document.createElement("i"), {className: corner})));
  layers.append(one);
  return one;
}

function place1(one, row, n) {
  const {x, y, w, h} = place(row), text = field(row, "text").value;
  one.style.cssText = `left:${x * 100}%;top:${y * 100}%;width:${w * 100}%;height:${h * 100}%;rotate:${field(row, "turn").value}deg`;
  one.firstElementChild.textContent = text;
  one.classList.toggle("selected", n === selected);
  one.setAttribute("aria-label", says.saysLayer.replace("%n", n + 1).replace("%s", text || says.saysEmpty));
}

function select(n) {
  selected = n;
  paint();
}

function move(row, to) {
  const w = clamp(to.w, LEAST, 1), h = clamp(to.h, LEAST, 1);
  const all = {x: clamp(to.x, -w / 2, 1 - w / 2), y: clamp(to.y, -h / 2, 1 - h / 2), w, h};
  Object.entries(all).forEach(([key, value]) => field(row, key).value = value.toFixed(4));
}

function drop(n) {
  rows()[n].remove();
  selected = Math.min(n, rows().length - 1);
  changed();
  announce(says.saysDropped);
  (layers.children[selected] || $("#meme-add")).focus();
}

// dragging, by mouse, pen or finger
layers.addEventListener("pointerdown", event => {
  const one = event.target.closest(".layer");
  if (!one || event.button) return;
  const n = [...layers.children].indexOf(one), row = rows()[n], corner = event.target.matches("i") ? event.target.className : "";
  const from = place(row), box = layers.getBoundingClientRect(), startX = event.clientX, startY = event.clientY;
  const turn = corner ? -field(row, "turn").value * Math.PI / 180 : 0;
  select(n);
  one.setPointerCapture(event.pointerId);
  const drag = moved => {
    const px = moved.clientX - startX, py = moved.clientY - startY;
    if (!one.classList.contains("moving")) {
      if (Math.hypot(px, py) < 4) return;
      one.classList.add("moving");
      // its words are drawn by the browser as long as they move
      clearTimeout(later);
      draw(n);
    }
    const dx = (px * Math.cos(turn) - py * Math.sin(turn)) / box.width, dy = (px * Math.sin(turn) + py * Math.cos(turn)) / box.height;
    const to = {...from};
    if (!corner) Object.assign(to, {x: from.x + dx, y: from.y + dy});
    if (corner.includes("e")) to.w = from.w + dx;
    if (corner.includes("s")) to.h = from.h + dy;
    if (corner.includes("w")) to.w = Math.max(LEAST, from.w - dx), to.x = from.x + from.w - to.w;
    if (corner.includes("n")) to.h = Math.max(LEAST, from.h - dy), to.y = from.y + from.h - to.h;
    move(row, to);
    place1(one, row, n);
    fit(one.firstElementChild);
  };
  const end = () => {
    one.removeEventListener("pointermove", drag);
    one.classList.contains("moving") ? changed() : field(row, "text").focus({preventScroll: true});
    one.classList.remove("moving");
  };
  one.addEventListener("pointermove", drag);
  one.addEventListener("lostpointercapture", end, {once: true});
});

/** About as large as the server sets it: only while it moves. */
function fit(words) {
  let low = 6, high = 120;
  for (let step = 0; step < 7; step++) {
    const tried = (low + high) / 2;
    words.style.fontSize = `${tried}px`;
    if (words.scrollHeight > words.clientHeight + 1 || words.scrollWidth > words.clientWidth + 1) high = tried;
    else low = tried;
  }
  words.style.fontSize = `${low}px`;
}

layers.addEventListener("focusin", event => {
  const n = [...layers.children].indexOf(event.target.closest(".layer"));
  if (n >= 0 && n !== selected) select(n);
});

layers.addEventListener("keydown", event => {
  const one = event.target.closest(".layer"), n = [...layers.children].indexOf(one), row = rows()[n];
  const [across, down] = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]}[event.key] || [0, 0];
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  if (across || down) {
    const to = place(row);
    if (event.shiftKey) Object.assign(to, {w: to.w + across * STEP, h: to.h + down * STEP});
    else Object.assign(to, {x: to.x + across * STEP, y: to.y + down * STEP});
    move(row, to);
    changed();
  } else if (event.key === "Delete" || event.key === "Backspace") drop(n);
  else if (event.key === "Enter" || event.key === " ") field(row, "text").focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
});

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !event.shiftKey && !event.target.matches("textarea, input")) {
    event.preventDefault();
    undo();
  }
});

captions.addEventListener("input", () => {
  paint();
  soon();
});
captions.addEventListener("change", () => changed());
captions.addEventListener("focusin", event => select(rows().indexOf(event.target.closest(".meme-words"))));
captions.addEventListener("click", event => {
  if (event.target.closest("[data-drop]")) drop(rows().indexOf(event.target.closest(".meme-words")));
});
function soon() {
  clearTimeout(later);
  later = setTimeout(() => draw(), PAUSE);
}

$("#meme-undo").addEventListener("click", undo);
$("#meme-add").addEventListener("click", () => {
  const row = add({y: clamp(.3 + rows().length * .05, 0, .8)});
  selected = rows().length - 1;
  changed();
  field(row, "text").focus();
});
$("#meme-anew").addEventListener("click", () => {
  try { localStorage.removeItem(name); } catch { /* nothing was kept */ }
  location.reload();
});

$("#meme-layouts").addEventListener("click", event => {
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const texts = rows().map(row => field(row, "text").value), begun = link.dataset.begun.split(";").map(each => each.split(" "));
  form.elements.layout.value = link.dataset.layout;
  captions.replaceChildren();
  begun.forEach((values, n) => add({text: texts[n] || "", ...Object.fromEntries(FIELDS.map((key, at) => [key, values[at]]))}));
  texts.slice(begun.length).filter(text => text.trim()).forEach(text => add({text}));
  selected = -1;
  changed();
});

tiles.addEventListener("change", event => {
  const slots = Number(layout().dataset.slots), value = event.target.value;
  picked = picked.slice(0, slots).filter(each => each !== value);
  if (event.target.checked) {
    if (picked.length >= slots) picked.pop();
    picked.push(value);
  }
  changed();
});

$("#meme-file").addEventListener("change", async event => {
  const files = [...event.target.files];
  event.target.value = "";
  for (const file of files) {
    const body = new FormData();
    body.append("file", file);
    const html = await ask("/studio/meme/pictures", {method: "POST", body});
    if (html) shelve(html);
  }
});

function shelve(html) {
  const tile = parse(html).firstElementChild, box = $("input", tile);
  tiles.prepend(tile);
  const slots = Number(layout().dataset.slots);
  picked = picked.filter(each => each !== box.value && !each.startsWith("c")).slice(0, slots - 1);
  picked.push(box.value);
  changed();
}

async function ask(path, options) {
  try {
    const answer = await fetch(path, {headers: headers(), ...options}), text = await answer.text();
    if (answer.ok) return text;
    tell(parse(text).textContent.trim());
  } catch {
    tell(says.saysLost);
  }
  return "";
}
const tell = words => $("#meme-errors").textContent = words;

/** What is sent: the panels in the order in which they were picked. */
form.addEventListener("formdata", event => {
  event.formData.delete("panel");
  picked.slice(0, Number(layout().dataset.slots)).forEach(each => event.formData.append("panel", each));
});
form.addEventListener("submit", () => {
  try { localStorage.removeItem(name); } catch { /* nothing was kept */ }
});

/** @param without which of the words are left out, if any */
async function draw(without) {
  let n = 0;
  const body = new URLSearchParams([...new FormData(form)].filter(([key, value]) => typeof value === "string" && key !== "_csrf")
    .map(([key, value]) => [key, key === "text" && n++ === without ? "" : value]));
  if (body.toString() === shown) return;
  shown = body.toString();
  drawing?.abort();
  drawing = new AbortController();
  try {
    const answer = await fetch("/studio/meme/preview", {method: "POST", body, headers: headers(), signal: drawing.signal});
    if (!answer.ok) return tell(parse(await answer.text()).textContent.trim());
    const before = image.src;
    image.src = URL.createObjectURL(await answer.blob());
    if (before.startsWith("blob:")) image.addEventListener("load", () => URL.revokeObjectURL(before), {once: true});
    tell("");
    form.dataset.drawn = Number(form.dataset.drawn || 0) + 1;
  } catch (failure) {
    shown = "";
    if (failure.name !== "AbortError") tell(says.saysLost);
  }
}

/** What this browser kept, unless the address says what to begin with. */
async function restore() {
  let kept = null;
  try { kept = localStorage.getItem(name); } catch { /* nothing was kept */ }
  const asked = new URLSearchParams(location.search);
  if (!kept || kept === present || asked.has("picture") || asked.has("layout")) return paint();
  try {
    for (const panel of JSON.parse(kept).picked) {
      if (panel.startsWith("p") && !$(`[value="${CSS.escape(panel)}"]`, tiles)) {
        const answer = await fetch(`/studio/meme/pictures/${panel.slice(1)}`, {headers: headers()});
        if (answer.ok) tiles.prepend(parse(await answer.text()).firstElementChild);
      }
    }
    const left = JSON.parse(kept);
    left.picked = left.picked.filter(panel => $(`[value="${CSS.escape(panel)}"]`, tiles));
    if ($(`[data-layout="${CSS.escape(left.layout)}"]`)) apply(JSON.stringify(left));
    toast(says.saysRestored);
  } catch {
    paint();
  }
}
restore();
// what was written before the script came
if (rows().some(row => field(row, "text").value)) soon();
