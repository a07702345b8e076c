// The post box: what its toggles open, several posts in one go, the time in the reader's own zone, and what asks before it
// is sent. Uploads, drafts and what is offered while one types have modules of their own.
import {$, $$, announce} from "./dom.js";
import {count} from "./counter.js";
import {closeMenus} from "./menus.js";
import {settle} from "./arrivals.js";
import {busy} from "./uploads.js";
import {recall} from "./drafts.js";
import "./offers.js";

// functions, and not constants: the modules of the box know each other
export function box() {
  return $("#compose");
}
/** The part that was typed in last, or the last one. */
export function part() {
  return $("#compose .part.current") || $$("#compose .part").at(-1);
}

document.addEventListener("focusin", event => {
  const here = event.target.closest?.("#compose .part");
  if (here) $$("#compose .part").forEach(each => each.classList.toggle("current", each === here));
});

export function insert(words, from, to) {
  const field = $("textarea", part());
  field.focus();
  field.setRangeText(words, from ?? field.selectionStart, to ?? field.selectionEnd, "end");
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

/* ---- toggles ---- */

document.addEventListener("change", event => {
  const field = event.target, opens = field.dataset.focuses;
  if (opens && field.checked) {
    closeMenus(null);
    document.getElementById(opens)?.focus();
  }
  if (field.name === "warned" || field.name === "warning") $$("#compose [data-counter]").forEach(count);
  if (field.name === "due") zone(field);
});
document.addEventListener("input", event => {
  if (event.target.id === "composer-warning") $$("#compose .words").forEach(count);
});

/** How far the chosen hour is from UTC where the reader is, summer time and all. */
function zone(field) {
  const minutes = -new Date(field.value).getTimezoneOffset(), two = n => String(Math.floor(Math.abs(n))).padStart(2, "0");
  if (!Number.isNaN(minutes)) $("[name=offset]", field.form).value = (minutes < 0 ? "-" : "+") + two(minutes / 60) + ":" + two(minutes % 60);
}
for (const field of $$("[data-at]")) {
  const at = new Date(field.dataset.at);
  field.value = new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  zone(field);
}

// a sheet that would end below the window comes up
document.addEventListener("toggle", event => {
  if (event.target.open && event.target.matches?.("#compose details.menu")) $(".sheet", event.target).scrollIntoView({block: "nearest"});
}, true);

// what is in this one comes later
document.addEventListener("htmx:afterSettle", event => event.target.closest?.(".help-menu > .sheet")?.scrollIntoView({block: "nearest"}));

/* ---- polls ---- */

export function options(root) {
  const extras = $$("[data-extra]", root);
  extras.forEach(row => row.hidden = !$("input", row).value && !row.matches(".asked"));
  const button = $("[data-option-add]", root);
  if (button) button.hidden = !extras.some(row => row.hidden);
}

// Enter goes on to the next line of a poll, and from the warning to the words; it does not post
document.addEventListener("keydown", event => {
  const field = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || !field.matches?.("#composer-warning, #compose [name=option]")) return;
  event.preventDefault();
  const next = field.name === "option" ? $$("#compose .option:not([hidden]) input").find((each, n, all) => all[n - 1] === field) : $("#composer-text");
  (next || $("#composer-expires")).focus();
});

/* ---- several posts ---- */

function renumber() {
  const all = $$("#compose .part");
  all.forEach((each, n) => {
    each.dataset.part = n;
    $$("[data-attached]", each).forEach(input => input.name = n ? `picture_${n}` : "picture");
  });
  box().classList.toggle("threaded", all.length > 1);
  // the first counter stands with its part when there are others
  const counter = $("#composer-count");
  if (all.length > 1) $(".part-foot", all[0]).append(counter);
  else $("[data-part-add]").before(counter);
}

const MOST_PARTS = 20;
let made = 0;
export function addPart(text = "") {
  const last = $$("#compose .part").at(-1), fresh = $("#part-template").content.cloneNode(true).firstElementChild, id = `more-${++made}`;
  for (const each of [fresh, ...$$("*", fresh)]) {
    for (const name of ["id", "for", "data-counter", "aria-describedby"]) {
      if (each.hasAttribute?.(name)) each.setAttribute(name, each.getAttribute(name).replace(/-n(?=$|-count)/, `-${id}`));
    }
  }
  last.after(fresh);
  $("textarea", fresh).value = text;
  renumber();
  settle(fresh);
  return fresh;
}

document.addEventListener("click", event => {
  const target = event.target;
  if (target.closest("[data-part-add]")) {
    event.preventDefault();
    if ($$("#compose .part").length < MOST_PARTS) $("textarea", addPart()).focus();
  } else if (target.closest("[data-part-remove]")) {
    target.closest(".part").remove();
    renumber();
    $("textarea", part()).focus();
    box().dispatchEvent(new Event("input", {bubbles: true}));
  } else if (target.closest("[data-remove]")) {
    box()?.dispatchEvent(new Event("input", {bubbles: true}));
  } else if (target.closest("[data-option-add]")) {
    const row = $("[data-extra][hidden]", target.closest("[data-poll]"));
    row.classList.add("asked");
    options(target.closest("[data-poll]"));
    $("input", row).focus();
  } else if (target.closest("[data-earlier]")) {
    const one = target.closest(".attachment");
    one.previousElementSibling?.before(one);
    $("[data-earlier]", one).focus();
  } else if (target.closest("[data-point]")) {
    import("./asking.js").then(asking => asking.point(target.closest("[data-point]")));
  } else if (target.closest("[data-help], [data-describe]")) {
    import("./writing.js").then(writing => writing.help(target.closest("[data-help], [data-describe]")));
  } else if (target.closest("[data-emoji]")) {
    import("./emojis.js").then(emojis => emojis.toggle(target.closest("[data-emoji]")));
  }
});
export function attached(where) {
  renumber();
  announce(box().dataset.saysAttached);
  where.dispatchEvent(new Event("input", {bubbles: true}));
}

/* ---- before it is sent ---- */

const NEVER = "linnet:no-alt-question";
let asked = false;
document.addEventListener("htmx:confirm", event => {
  const form = event.target;
  if (form.id !== "composer-form") return;
  if (busy()) {
    event.preventDefault();
    busy().then(() => form.requestSubmit($("#composer-post")), () => {});
    return;
  }
  const bare = $$(".attachment:not(.uploading) textarea", box()).find(field => !field.value.trim());
  if (bare && !asked && !localStorage.getItem(NEVER)) {
    event.preventDefault();
    asked = true;
    import("./asking.js").then(asking => asking.alt()).then(({answer, never}) => {
      if (never) localStorage.setItem(NEVER, "1");
      if (answer === "post") event.detail.issueRequest(true);
      else bare.focus();
    });
  }
});
document.addEventListener("htmx:afterRequest", event => {
  if (event.target.id === "composer-form" && event.detail.successful) asked = false;
});

$$("a.compose, a.fab").forEach(link => link.addEventListener("click", event => {
  if (box()?.dataset.place === "new" && !event.metaKey && !event.ctrlKey) {
    event.preventDefault();
    $("#composer-text").focus();
  }
}));

// whoever writes has no need of the button that leads to writing
const makeWay = () => requestAnimationFrame(() => $(".fab")?.classList.toggle("away",
  Boolean($(".composer:focus-within, .composer details[open], .imagine:not([hidden])"))));
for (const moved of ["focusin", "focusout", "click", "toggle"]) if ($(".fab")) document.addEventListener(moved, makeWay, true);

/** What a box needs once it is there. */
function begin(compose) {
  // files come by themselves, so that what is typed need not go in parts
  $("#composer-form").enctype = "application/x-www-form-urlencoded";
  recall();
  $$("[data-poll]", compose).forEach(options);
  if ($$(".part", compose).length > 1) renumber();
  if (location.hash === "#compose" || compose.matches(".alone") && !$("#main :focus")) {
    const field = $("#composer-text");
    field.focus({preventScroll: compose.matches(".alone")});
    field.setSelectionRange(field.value.length, field.value.length);
  }
}
if (box()) begin(box());
document.addEventListener("htmx:load", event => event.detail.elt.id === "compose" && begin(event.detail.elt));
