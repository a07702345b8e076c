// What somebody uncovered stays so while the window is open, also when they come back to the page.
import {$} from "./dom.js";

const KEPT = "linnet-uncovered", MOST = 200;
const kept = () => JSON.parse(sessionStorage.getItem(KEPT) || "[]");
const nameOf = cover => $("a.dots", cover.closest("article") ?? document.body)?.getAttribute("href").split("/")[2] + (cover.closest(".quoted") ? "q" : "");

export function reopen(cover) {
  if (kept().includes(nameOf(cover))) cover.open = true;
}

document.addEventListener("toggle", event => {
  const cover = event.target;
  if (!cover.matches?.("details.warned")) return;
  const name = nameOf(cover), others = kept().filter(one => one !== name);
  sessionStorage.setItem(KEPT, JSON.stringify(cover.open ? [...others, name].slice(-MOST) : others));
}, true);
