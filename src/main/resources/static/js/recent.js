// What was looked for lately, kept in this browser alone.
import {$} from "./dom.js";

const KEPT = "linnet:searches", MOST = 6;

function kept() {
  try {
    const all = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(all) ? all.filter(each => typeof each === "string") : [];
  } catch {
    return [];
  }
}

function keep(all) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(all));
  } catch {
    // not allowed here: nothing is kept
  }
}

const searched = $("[data-searched]")?.dataset.searched, place = $("[data-recent]");
if (searched) keep([searched, ...kept().filter(each => each !== searched)].slice(0, MOST));
if (place && kept().length) {
  $("ul", place).replaceChildren(...kept().map(words => {
    const line = document.createElement("li"), link = document.createElement("a");
    link.href = "/search?q=" + encodeURIComponent(words);
    link.dir = "auto";
    link.textContent = words;
    line.append(link);
    return line;
  }));
  place.hidden = false;
  $("button", place).addEventListener("click", () => {
    localStorage.removeItem(KEPT);
    place.hidden = true;
    $("#search-main")?.focus();
  });
}
document.addEventListener("submit", event => event.target.getAttribute("action") === "/sign-out" && localStorage.removeItem(KEPT));
