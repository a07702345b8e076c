// The keyboard. The letters can be switched off in the sheet that lists them (/keys).
import {$, $$} from "./dom.js";
import {toggle} from "./menus.js";
import {press} from "./acts.js";

export const SWITCH = "linnet-keys";
const GO = {h: "/home", n: "/notifications", e: "/explore", m: "/messages", s: "/settings", b: "/bookmarks"};
const SECOND_MILLIS = 1500;
let going = 0;

const posts = () => $$("article.post").filter(post => post.checkVisibility());
const here = () => document.activeElement?.closest("article.post") ?? posts().find(post => post.getBoundingClientRect().bottom > 80);
const click = (selector, root) => root && $(selector, root)?.click();

function step(by) {
  const all = posts(), focused = document.activeElement?.closest("article.post");
  const at = focused ? all.indexOf(focused) + by : all.indexOf(here());
  const next = all[Math.min(all.length - 1, Math.max(0, at))];
  next?.focus({preventScroll: true});
  next?.scrollIntoView({block: "nearest"});
}

function act(name) {
  const button = $(`.said > .actions [data-act=${name}]`, here() ?? document.body);
  if (button?.matches("button")) press(button);
  else button?.click();
}

const profile = () => $(".nav a[href^='/@'], .me a[href^='/@']")?.href;
const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  l: () => act("like"),
  b: () => act("repost"),
  d: () => act("bookmark"),
  r: () => here()?.matches(".focus") && $("#composer-text") ? $("#composer-text").focus() : act("reply"),
  x: () => click("details.warned > summary", here()),
  o: () => here()?.matches(".focus") || click(".when a", here()),
  Enter: () => document.activeElement?.matches("article.post") && KEYS.o(),
  p: () => click(".author", here()),
  m: () => click("a.dots", here()),
  u: () => $("[data-back]") ? $("[data-back]").click() : history.back(),
  n: () => $("#composer-text:not([hidden])") && location.pathname === "/home" ? $("#composer-text").focus() : location.assign("/compose"),
  "/": () => {
    const field = $$("input[type=search]").find(input => input.checkVisibility());
    field ? field.focus() : location.assign("/search");
  },
  ".": () => $("#new-posts:not([hidden])")?.click(),
  g: () => going = Date.now(),
  "?": () => help()
};

export async function help() {
  const {open} = await import("./help.js");
  open();
}

document.addEventListener("keydown", event => {
  const {key, target} = event;
  if (key === "Escape") {
    const menu = target.closest("details.menu[open]");
    if (menu) {
      menu.open = false;
      $("summary", menu).focus();
    }
  } else if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.form) {
    target.form.requestSubmit();
  } else if (key === " " && target.dataset?.opens) {
    toggle(target, event);
  } else if (!event.ctrlKey && !event.metaKey && !event.altKey && !target.closest("input:not([type=checkbox], [type=radio]), textarea, select, dialog, [popover], [contenteditable]")) {
    letter(event);
  }
});

function letter(event) {
  if (localStorage.getItem(SWITCH) === "off") return;
  const {key} = event;
  if (Date.now() - going < SECOND_MILLIS && (GO[key] || key === "p")) {
    event.preventDefault();
    going = 0;
    const to = key === "p" ? profile() : GO[key];
    if (to) location.assign(to);
  } else if (KEYS[key] && !(event.repeat && !"jk".includes(key))) {
    if (key !== "Enter") event.preventDefault();
    KEYS[key]();
  }
}

document.addEventListener("click", event => {
  if (event.target.closest("a[href='/keys']") && !(event.metaKey || event.ctrlKey || event.shiftKey || event.button)) {
    event.preventDefault();
    help();
  }
});
