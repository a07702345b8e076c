// Painting over the part of a picture that is to change. What is painted becomes the form's mask: opaque where the picture
// stays, transparent where it is made anew.
import {$} from "./dom.js";

const MASK_SIDE = 1024;
const frame = $("#region"), form = frame.closest("form"), picture = $("img", frame);
const canvas = document.createElement("canvas"), pen = canvas.getContext("2d");
const size = $("[name=brush]", form), erase = $("[data-erase]", form), file = $("[name=mask]", form);
let last = null, painted = false;

// as it is said to be: how large it stands there is not known before it has come
const ratio = picture.getAttribute("width") / picture.getAttribute("height");
canvas.width = ratio > 1 ? MASK_SIDE : Math.round(MASK_SIDE * ratio);
canvas.height = ratio > 1 ? Math.round(MASK_SIDE / ratio) : MASK_SIDE;
canvas.setAttribute("aria-hidden", "true");
frame.append(canvas);

function at(event) {
  const box = canvas.getBoundingClientRect();
  return [(event.clientX - box.left) / box.width * canvas.width, (event.clientY - box.top) / box.height * canvas.height];
}

function stroke(from, to) {
  pen.strokeStyle = "rgb(232 74 120)";
  pen.lineWidth = size.value / 100 * Math.min(canvas.width, canvas.height);
  pen.lineCap = pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(...from);
  pen.lineTo(...to);
  pen.stroke();
  painted = true;
  erase.hidden = false;
  // what is painted counts, and not the parts that have names
  form.elements.region.value = "all";
}

canvas.addEventListener("pointerdown", event => {
  canvas.setPointerCapture(event.pointerId);
  last = at(event);
  stroke(last, [last[0] + 0.1, last[1]]);
  event.preventDefault();
});
canvas.addEventListener("pointermove", event => {
  if (last) for (const each of event.getCoalescedEvents?.() ?? [event]) {
    const here = at(each);
    stroke(last, here);
    last = here;
  }
});
canvas.addEventListener("lostpointercapture", () => last = null);

function clear() {
  pen.clearRect(0, 0, canvas.width, canvas.height);
  painted = false;
  erase.hidden = true;
}
erase.addEventListener("click", clear);
form.addEventListener("change", event => {
  if (event.target.name === "region") clear();
});

form.addEventListener("submit", event => {
  if (!painted || file.files.length) return;
  event.preventDefault();
  const mask = document.createElement("canvas"), over = mask.getContext("2d");
  [mask.width, mask.height] = [canvas.width, canvas.height];
  over.fillRect(0, 0, mask.width, mask.height);
  over.globalCompositeOperation = "destination-out";
  over.drawImage(canvas, 0, 0);
  mask.toBlob(blob => {
    const files = new DataTransfer();
    files.items.add(new File([blob], "mask.png", {type: "image/png"}));
    file.files = files.files;
    form.requestSubmit(event.submitter);
  });
});
