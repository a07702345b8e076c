// The picture viewer: one picture as large as the window, with its description; arrows go through those of its post.
import {$, $$, says} from "./dom.js";
import {icon} from "./sheets.js";

export function look(link) {
  const links = $$("[data-zoom]", link.closest(".pics") ?? link.parentElement);
  const viewer = document.createElement("dialog"), img = new Image(), words = document.createElement("p");
  let at = links.indexOf(link);
  viewer.className = "viewer";
  words.dir = "auto";
  const close = button("close", says.saysClose, () => viewer.close());
  const place = Object.assign(document.createElement("output"), {className: "place"});
  const before = button("back", says.saysPrevious, () => show(at - 1)), next = button("back", says.saysNext, () => show(at + 1));
  before.className = "before";
  next.className = "next";
  viewer.append(img, words, close);
  if (links.length > 1) viewer.append(before, next, place);

  function show(index) {
    at = (index + links.length) % links.length;
    const small = $("img", links[at]);
    img.src = links[at].href;
    img.alt = words.textContent = small.alt;
    words.lang = small.lang;
    viewer.ariaLabel = links[at].dataset.label || says.saysPicture;
    place.textContent = `${at + 1} / ${links.length}`;
  }

  viewer.addEventListener("keydown", event => {
    const way = getComputedStyle(viewer).direction === "rtl" ? -1 : 1;
    const step = {ArrowRight: way, ArrowLeft: -way}[event.key];
    if (step && links.length > 1) {
      event.preventDefault();
      show(at + step);
    }
  });
  viewer.addEventListener("click", event => event.target.closest("button, p") || viewer.close());
  viewer.addEventListener("close", () => {
    document.documentElement.classList.remove("still");
    viewer.remove();
    links[at].focus({preventScroll: true});
  });
  swipes(viewer, step => links.length > 1 && show(at + step));
  show(at);
  document.body.append(viewer);
  viewer.showModal();
  document.documentElement.classList.add("still");
  close.focus();
}

function button(sign, label, pressed) {
  const made = Object.assign(document.createElement("button"), {type: "button", ariaLabel: label, title: label});
  made.append(icon(sign));
  made.addEventListener("click", pressed);
  return made;
}

function swipes(viewer, turn) {
  let from = null;
  viewer.addEventListener("touchstart", event => from = event.touches.length === 1 ? event.touches[0].clientX : null, {passive: true});
  viewer.addEventListener("touchend", event => {
    const by = from === null ? 0 : event.changedTouches[0].clientX - from;
    if (Math.abs(by) > 60) {
      event.preventDefault();
      turn(by < 0 ? 1 : -1);
    }
  });
}
