// Pictures, videos and sounds on their way: by button, drop and paste, several at once, each with its progress, to be cancelled and tried again.
import {$, $$, says, toast} from "./dom.js";
import {attached, box, part} from "./composer.js";
import {headers, parse} from "./send.js";

const LARGEST = 16 * 1024 * 1024, LARGEST_FILM = 40 * 1024 * 1024;
const going = new Set();

/** What is still being sent, or null: a promise that fails when any of it does. */
export const busy = () => going.size ? Promise.all(going) : null;

function take(files) {
  const compose = box(), here = part(), room = compose.dataset.most - $$(".attachment", here).length;
  const wanted = [...files], types = $("#composer-file").accept.split(",");
  for (const file of wanted.slice(0, Math.max(0, room))) {
    if (!types.includes(file.type.split(";")[0])) refuse(file, compose.dataset.saysType);
    else if (file.size > (isPicture(file) ? LARGEST : LARGEST_FILM)) refuse(file, compose.dataset.saysLarge);
    else send(file, here);
  }
  if (wanted.length > room) say(compose.dataset.saysMany);
}

const isPicture = file => file.type.startsWith("image/");

function refuse(file, why) {
  say(`${file.name}: ${why}`);
}

function say(words) {
  const line = document.createElement("p");
  line.className = "note bad";
  line.textContent = words;
  $("#composer-errors").replaceChildren(line);
}

function send(file, here) {
  const row = $("#upload-template").content.cloneNode(true).firstElementChild, img = $("img", row), place = $(".attachments", here);
  if (isPicture(file)) img.src = URL.createObjectURL(file);
  $("b", row).textContent = file.name;
  $("progress", row).setAttribute("aria-label", file.name);
  place.append(row);
  let request = null;
  const start = () => {
    $("[data-retry]", row).hidden = true;
    $(".wrong", row).textContent = "";
    $("progress", row).hidden = false;
    const done = new Promise((resolve, reject) => {
      request = new XMLHttpRequest();
      request.open("POST", "/uploads");
      Object.entries(headers()).forEach(([name, value]) => request.setRequestHeader(name, value));
      request.upload.addEventListener("progress", event => {
        if (event.lengthComputable) $("progress", row).value = 100 * event.loaded / event.total;
      });
      request.upload.addEventListener("load", () => {
        // a film is made ready for a while after it is there
        if (isPicture(file)) return;
        $("progress", row).removeAttribute("value");
        $("progress", row).title = box().dataset.saysMaking;
      });
      request.addEventListener("load", () => request.status === 200 ? resolve(request.responseText) : reject(request));
      request.addEventListener("error", () => reject(null));
      request.addEventListener("abort", () => resolve(""));
      const body = new FormData();
      body.append("file", file);
      request.send(body);
    });
    going.add(done);
    done.then(html => html && arrived(html), failed).finally(() => going.delete(done));
  };
  const arrived = html => {
    row.insertAdjacentHTML("afterend", html);
    const fresh = row.nextElementSibling;
    URL.revokeObjectURL(img.src);
    row.remove();
    window.htmx?.process(fresh);
    document.dispatchEvent(new CustomEvent("htmx:load", {detail: {elt: fresh}}));
    attached(fresh);
  };
  const failed = answer => {
    const words = answer?.responseText && parse(answer.responseText).textContent.trim();
    $(".wrong", row).textContent = words || box().dataset.saysLost;
    $("progress", row).hidden = true;
    $("[data-retry]", row).hidden = false;
  };
  $("[data-retry]", row).addEventListener("click", start);
  $("[data-cancel]", row).addEventListener("click", () => {
    request?.abort();
    row.remove();
    $("textarea", here)?.focus();
  });
  start();
}

/* ---- three ways in ---- */

document.addEventListener("click", event => event.target.closest("[data-attach]") && $("#composer-file").click());
document.addEventListener("change", event => {
  if (event.target.id === "composer-file") {
    take(event.target.files);
    event.target.value = "";
  }
});
document.addEventListener("paste", event => {
  if (event.clipboardData?.files.length && event.target.closest?.("#compose")) {
    event.preventDefault();
    take(event.clipboardData.files);
  }
});
const carriesFiles = event => box() && event.dataTransfer?.types.includes("Files");
let depth = 0;
document.addEventListener("dragenter", event => {
  if (carriesFiles(event) && depth++ === 0) box().classList.add("dropping");
});
document.addEventListener("dragleave", event => {
  if (carriesFiles(event) && --depth <= 0) rest();
});
function rest() {
  depth = 0;
  box()?.classList.remove("dropping");
}
document.addEventListener("dragover", event => carriesFiles(event) && event.preventDefault());
document.addEventListener("drop", event => {
  if (!carriesFiles(event)) return;
  event.preventDefault();
  rest();
  box().scrollIntoView({block: "nearest"});
  take(event.dataTransfer.files);
});

/* ---- what is said of a picture is kept at once ---- */

document.addEventListener("change", event => {
  const field = event.target.closest?.(".attachment textarea");
  if (!field) return;
  describe(field.closest(".attachment"));
});
export function describe(attachment) {
  const id = attachment.dataset.picture;
  if ($("#composer-form").action.endsWith("/edit")) return;
  const body = new URLSearchParams({alt: $("textarea", attachment).value, focus: $(`[name=focus_${id}]`, attachment).value});
  fetch(`/uploads/${id}/alt`, {method: "POST", body, headers: headers()})
    .then(answer => answer.ok || answer.text().then(html => toast(parse(html).textContent.trim(), true)),
      () => toast(says.saysOffline, true));
}
