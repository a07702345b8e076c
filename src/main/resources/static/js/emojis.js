// The emoji picker: fetched when it is opened first, searched by name, walked through with the arrow keys.
import {$, $$} from "./dom.js";
import {insert} from "./composer.js";

const plain = words => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export async function toggle(opener) {
  const place = $("#emoji-picker");
  if (!place.hidden) return close();
  if (!place.firstElementChild) {
    const answer = await fetch("/compose/emojis", {headers: {"HX-Request": "true"}}).catch(() => null);
    if (!answer?.ok) return;
    place.innerHTML = await answer.text();
    listen(place);
  }
  place.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  $("input", place).focus();
}

function close() {
  const opener = $("[data-emoji]");
  $("#emoji-picker").hidden = true;
  opener.setAttribute("aria-expanded", "false");
  opener.focus();
}

function listen(place) {
  const search = $("input", place), shown = () => $$(".emoji-grid button:not([hidden])", place);
  const rove = button => {
    $$(".emoji-grid button", place).forEach(each => each.tabIndex = each === button ? 0 : -1);
  };
  rove(shown()[0]);
  search.addEventListener("input", () => {
    const wanted = plain(search.value.trim());
    $$(".emoji-grid button", place).forEach(button => button.hidden = !` ${plain(button.dataset.words)}`.includes(` ${wanted}`) && !plain(button.dataset.words).includes(wanted));
    $(".help", place).hidden = shown().length > 0;
    if (shown().length) rove(shown()[0]);
  });
  place.addEventListener("click", event => {
    const button = event.target.closest("[data-insert]");
    if (button) insert(button.dataset.insert);
  });
  place.addEventListener("keydown", event => {
    if (event.key === "Escape") {
      event.stopPropagation();
      return close();
    }
    const all = shown(), at = all.indexOf(document.activeElement);
    if (event.target === search) {
      if (event.key === "Enter") {
        event.preventDefault();
        all[0]?.click();
      }
      if (event.key === "ArrowDown") all[0]?.focus();
      return;
    }
    if (at < 0) return;
    const across = all.filter(each => each.offsetTop === all[0].offsetTop).length;
    const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across}[event.key];
    if (!step) return;
    event.preventDefault();
    const next = all[at + (document.dir === "rtl" && Math.abs(step) === 1 ? -step : step)];
    if (next) {
      rove(next);
      next.focus();
    } else if (event.key === "ArrowUp") search.focus();
  });
}
