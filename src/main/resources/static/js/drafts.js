// What is typed survives: in this browser at once, on the server after some seconds and on leaving. It goes when it is posted.
import {$, $$, announce, toast} from "./dom.js";
import {addPart, attached, box, options} from "./composer.js";
import {settle} from "./arrivals.js";
import {headers} from "./send.js";

const PAUSE = 400, SAVED_AFTER = 4000;
const NOT_KEPT = ["_csrf", "from"];
let local = 0, server = 0, sent = "", saving = null, posted = false;

const name = () => `linnet:draft:${box().dataset.account}:${box().dataset.place}`;
const form = () => $("#composer-form");
const editing = () => form().action.endsWith("/edit");

function entries() {
  return [...new FormData(form())].filter(([key, value]) => !NOT_KEPT.includes(key) && typeof value === "string");
}
/** What somebody wrote, without what merely belongs to the box. */
function written(all) {
  const on = key => all.some(([each]) => each === key);
  return all.some(([key, value]) => (key === "text" || key === "warning" && on("warned") || key === "option" && on("asks")) && value.trim()
      || key.startsWith("picture"));
}
const essence = all => JSON.stringify(all.filter(([key]) => !["idempotency_key", "draft"].includes(key)));
let initial = "";

function keep() {
  clearTimeout(local);
  const all = entries();
  if (posted) return;
  try {
    if (written(all) && essence(all) !== initial) localStorage.setItem(name(), JSON.stringify({at: Date.now(), all}));
    else localStorage.removeItem(name());
  } catch { /* the browser keeps nothing: the server does */ }
}

function body() {
  const all = new URLSearchParams(entries());
  all.delete("idempotency_key");
  return all;
}

async function save() {
  clearTimeout(server);
  const all = entries(), now = essence(all), field = $("#composer-draft");
  if (!field || editing() || posted || now === sent || !written(all) && !field.value || saving) return;
  const before = sent;
  sent = now;
  saving = fetch("/drafts", {method: "POST", body: body(), keepalive: true, headers: headers()});
  try {
    const answer = await saving;
    if (answer.ok) {
      field.value = await answer.text();
      if (posted && field.value) forget(field.value);
      keep();
    } else sent = before;
  } catch {
    sent = before;
  }
  saving = null;
}
const forget = id => fetch(`/drafts/${id}/drop`, {method: "POST", headers: headers()}).catch(() => {});

for (const kind of ["input", "change"]) {
  document.addEventListener(kind, event => {
    if (!box()?.contains(event.target) || event.target.closest(".imagine, .emoji-place, dialog")) return;
    clearTimeout(local);
    clearTimeout(server);
    posted = false;
    local = setTimeout(keep, PAUSE);
    server = setTimeout(save, SAVED_AFTER);
  });
}
document.addEventListener("visibilitychange", () => {
  if (document.hidden && box()) {
    keep();
    save();
  }
});
addEventListener("pagehide", () => box() && keep());
document.addEventListener("click", async event => {
  if (event.target.closest("[data-save]")) {
    event.preventDefault();
    event.target.closest("details").open = false;
    sent = "";
    await save();
    announce(box().dataset.saysSaved);
    if ($("#composer-draft").value) toast(box().dataset.saysSaved);
  } else if (event.target.closest("[data-discard]")) {
    discard();
  }
});

function discard() {
  const id = $("#composer-draft")?.value;
  posted = true;
  localStorage.removeItem(name());
  if (id && !box().dataset.place.startsWith("draft-")) forget(id);
  location.replace(location.pathname + location.search);
}

/* ---- posted: nothing is left to keep. What waits to be saved must not come after it ---- */

document.addEventListener("htmx:beforeRequest", event => {
  if (event.target.id === "composer-form") clearTimeout(server);
});
document.addEventListener("htmx:beforeOnLoad", event => {
  const {elt, xhr} = event.detail;
  if (elt.id === "composer-form" && xhr.status === 200) {
    posted = true;
    clearTimeout(local);
    localStorage.removeItem(name());
  }
});

/* ---- restored ---- */

async function restore(kept) {
  const values = new Map();
  kept.all.forEach(([key, value]) => values.set(key, [...values.get(key) ?? [], value]));
  const fields = key => [...$$(`[name="${key}"]`, box()), ...$$(`[form=composer-form][name="${key}"]`)].filter((each, n, all) => all.indexOf(each) === n);
  const texts = values.get("text") ?? [];
  texts.slice(1).forEach(() => $$("#compose .part").length < texts.length && addPart());
  $$("#compose .words").forEach((field, n) => field.value = texts[n] ?? field.value);
  for (const key of ["warned", "sensitive", "asks", "multiple", "hide_totals", "later", "silent"]) {
    fields(key).forEach(field => field.checked = values.has(key));
  }
  fields("audience").forEach(field => field.checked = field.value === values.get("audience")?.[0]);
  for (const key of ["warning", "expires", "due", "offset", "language", "replies", "quotes", "option", "idempotency_key", "draft"]) {
    fields(key).forEach((field, n) => values.get(key)?.[n] !== undefined && (field.value = values.get(key)[n]));
  }
  for (const id of values.get("proposal") ?? []) {
    form().append(Object.assign(document.createElement("input"), {type: "hidden", name: "proposal", value: id}));
  }
  const parts = $$("#compose .part");
  for (let n = 0; n < parts.length; n++) {
    for (const id of values.get(n ? `picture_${n}` : "picture") ?? []) {
      if ($(`[data-picture="${id}"]`, box())) continue;
      const answer = await fetch(`/uploads/${id}`, {headers: {"HX-Request": "true"}}).catch(() => null);
      if (!answer?.ok) continue;
      $(".attachments", parts[n]).insertAdjacentHTML("beforeend", await answer.text());
      const fresh = $(".attachments", parts[n]).lastElementChild;
      $("textarea", fresh).value = values.get(`alt_${id}`)?.[0] || $("textarea", fresh).value;
      settle(fresh);
      attached(fresh);
    }
  }
  $$("[data-poll]", box()).forEach(options);
  settle(box());
  const line = document.createElement("p"), words = document.createElement("span"), button = document.createElement("button");
  line.className = "note restored";
  line.role = "status";
  words.textContent = box().dataset.saysRestored;
  button.className = "button quiet small";
  button.type = "button";
  button.dataset.discard = "";
  button.textContent = box().dataset.saysDiscard;
  line.append(words, button);
  form().before(line);
}

/** Takes a box as it came, or gives it back what was typed there before. */
export function recall() {
  initial = essence(entries());
  sent = box().dataset.place.startsWith("draft-") ? initial : "";
  if ($("#composer-errors .note")) {
    // what could not be posted with the rest
    initial = "";
    posted = false;
    return keep();
  }
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem(name()));
  } catch { /* nothing that can be read */ }
  const given = new URLSearchParams(location.search);
  if (kept && !given.has("text") && !given.has("url") && essence(kept.all) !== initial) restore(kept);
}
