// While somebody types `@`, `#` or `:`, what they may mean: a list under the line, by keyboard and by touch.
import {$, $$, announce} from "./dom.js";
import {insert} from "./composer.js";

const BEGUN = /(^|[\s(])(@[\p{L}\p{N}_]{0,40}|#[\p{L}\p{N}_]{1,40}|:[\p{L}\p{N}_]{2,40})$/u, PAUSE = 120;
let list = null, field = null, from = 0, asked = 0, wait = 0;

function begun(target) {
  if (target.selectionStart !== target.selectionEnd) return null;
  return BEGUN.exec(target.value.slice(0, target.selectionStart))?.[2] ?? null;
}

document.addEventListener("input", event => {
  if (!event.target.matches?.("#compose .words")) return;
  clearTimeout(wait);
  const typed = begun(event.target), mine = ++asked;
  if (!typed) return close();
  field = event.target;
  wait = setTimeout(async () => {
    const answer = await fetch(`/compose/suggest?q=${encodeURIComponent(typed)}`, {headers: {"HX-Request": "true"}}).catch(() => null);
    if (mine === asked && answer?.ok && begun(field) === typed) show(await answer.text(), typed);
  }, PAUSE);
});

function show(html, typed) {
  close();
  if (!html.trim()) return;
  list = document.createElement("ul");
  list.className = "offers";
  list.id = "composer-offers";
  list.role = "listbox";
  list.ariaLabel = typed;
  list.innerHTML = html;
  $$("li", list).forEach((one, n) => one.id = `offer-${n}`);
  from = field.selectionStart - typed.length;
  const box = field.closest(".box");
  box.append(list);
  place(box);
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  choose($("li", list));
  announce($("#compose").dataset.saysOffered.replace("%n", $$("li", list).length));
  list.addEventListener("mousedown", event => event.preventDefault());
  list.addEventListener("click", event => {
    const one = event.target.closest("li");
    if (one) take(one);
  });
}

/** Under the line in which the sign stands: a mirror of the text says where that is. */
function place(box) {
  const style = getComputedStyle(field), mirror = document.createElement("div"), mark = document.createElement("span");
  for (const key of ["font", "letterSpacing", "lineHeight", "padding", "direction"]) mirror.style[key] = style[key];
  Object.assign(mirror.style, {position: "absolute", visibility: "hidden", whiteSpace: "pre-wrap", overflowWrap: "anywhere", inlineSize: `${field.clientWidth}px`});
  mirror.textContent = field.value.slice(0, from);
  mark.textContent = field.value.slice(from, field.selectionStart) || ".";
  mirror.append(mark);
  box.append(mirror);
  const at = field.getBoundingClientRect(), around = box.getBoundingClientRect();
  const start = mark.offsetLeft, line = mark.offsetTop + mark.offsetHeight - field.scrollTop;
  mirror.remove();
  list.style.insetBlockStart = `${at.top - around.top + line + 4}px`;
  list.style.left = `${Math.max(0, Math.min(start, around.width - list.offsetWidth))}px`;
}

function choose(one) {
  $$("li", list).forEach(each => each.setAttribute("aria-selected", String(each === one)));
  field.setAttribute("aria-activedescendant", one.id);
  one.scrollIntoView({block: "nearest"});
}

function take(one) {
  const words = one.dataset.insert;
  insert(words + " ", from, field.selectionStart);
  close();
}

function close() {
  list?.remove();
  list = null;
  field?.removeAttribute("aria-activedescendant");
  field?.removeAttribute("aria-controls");
}

// before anything else that listens for keys: Ctrl+Enter still posts, Escape closes this alone
document.addEventListener("keydown", event => {
  if (!list || event.target !== field || event.ctrlKey || event.metaKey || event.isComposing) return;
  const all = $$("li", list), at = all.findIndex(one => one.ariaSelected === "true");
  if (event.key === "ArrowDown") choose(all[(at + 1) % all.length]);
  else if (event.key === "ArrowUp") choose(all[(at - 1 + all.length) % all.length]);
  else if (event.key === "Enter" || event.key === "Tab") take(all[at]);
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener("focusout", event => event.target === field && setTimeout(() => document.activeElement !== field && close(), 150));
