// Pictures that move and films that go round: while they are in sight, unless the reader wants less motion or has stopped them.
import {$} from "./dom.js";

const LESS = matchMedia("(prefers-reduced-motion: reduce)");
// what the reader set for this browser
const waits = () => LESS.matches || /\b(still|paused)\b/.test(document.documentElement.dataset.look ?? "");
const buttonOf = img => $(".motion", img.closest("figure"));

const sight = new IntersectionObserver(entries => entries.forEach(({target, isIntersecting}) => {
  if (!isIntersecting) run(target, false);
  else if (!waits() && target.dataset.stopped === undefined) run(target, true);
}), {threshold: .3});

function run(img, on) {
  const button = buttonOf(img);
  if (!img.play) show(img, on);
  else if (on) img.play().catch(() => run(img, false));
  else img.pause();
  button.ariaLabel = button.dataset[on ? "pause" : "play"];
  button.classList.toggle("runs", on);
}

function show(img, on) {
  if (!img.dataset.still) img.dataset.still = img.getAttribute("src");
  const source = on ? img.dataset.moving : img.dataset.still;
  if (img.getAttribute("src") !== source) img.src = source;
}

export function move(img) {
  // the button is enough for what has no sound and no end
  img.controls = false;
  sight.observe(img);
}

document.addEventListener("click", event => {
  const button = event.target.closest(".motion");
  if (!button) return;
  const img = $("[data-moving], [data-loops]", button.closest("figure")), on = !button.classList.contains("runs");
  if (on) delete img.dataset.stopped;
  else img.dataset.stopped = "";
  run(img, on);
});
