// Two questions that the post box asks in a window of their own: whether to post without a description, and what of a picture
// must stay in view.
import {$} from "./dom.js";
import {describe} from "./uploads.js";

function open(template) {
  const dialog = $(template).content.cloneNode(true).firstElementChild;
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  return dialog;
}

export function alt() {
  const dialog = open("#alt-template");
  return new Promise(resolve => {
    dialog.addEventListener("close", () => resolve({answer: dialog.returnValue, never: $("[name=never]", dialog).checked}));
    dialog.showModal();
  });
}

export function point(thumb) {
  const attachment = thumb.closest(".attachment"), input = $(`[name=focus_${attachment.dataset.picture}]`, attachment);
  const dialog = open("#focus-template"), field = $(".point-field", dialog), mark = $("i", field);
  let [x, y] = input.value.split(",").map(Number);
  const show = () => {
    mark.style.left = `${(x + 1) * 50}%`;
    mark.style.top = `${(1 - y) * 50}%`;
  };
  const clamp = v => Math.round(Math.max(-1, Math.min(1, v)) * 100) / 100;
  const follow = event => {
    const at = field.getBoundingClientRect();
    x = clamp((event.clientX - at.left) / at.width * 2 - 1);
    y = clamp(1 - (event.clientY - at.top) / at.height * 2);
    show();
  };
  const small = $("img", thumb);
  Object.assign($("img", field), {width: small.getAttribute("width"), height: small.getAttribute("height"), src: thumb.dataset.point});
  field.addEventListener("pointerdown", event => {
    field.setPointerCapture(event.pointerId);
    follow(event);
  });
  field.addEventListener("pointermove", event => event.buttons && follow(event));
  field.addEventListener("keydown", event => {
    const step = {ArrowLeft: [-.1, 0], ArrowRight: [.1, 0], ArrowUp: [0, .1], ArrowDown: [0, -.1]}[event.key];
    if (!step) return;
    event.preventDefault();
    x = clamp(x + step[0]);
    y = clamp(y + step[1]);
    show();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "save") {
      input.value = `${x},${y}`;
      $("img", thumb).className = `across${Math.round((x + 1) * 2)} down${Math.round((1 - y) * 2)}`;
      input.dispatchEvent(new Event("change", {bubbles: true}));
      describe(attachment);
    }
    thumb.focus();
  });
  show();
  dialog.showModal();
  field.focus();
}
