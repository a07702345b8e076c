// Likes, reposts and bookmarks show at once. If the server does not agree they go back, and why is said.
import {$, $$, toast} from "./dom.js";
import {parse, send} from "./send.js";

const flights = new Map();
const buttons = (id, act) => $$(`.act[data-act=${act}][formaction^="/posts/${id}/"]`);
export const idOf = button => button.getAttribute("formaction").split("/")[2];

export function press(button) {
  const id = idOf(button), act = button.dataset.act, wanted = button.getAttribute("aria-pressed") !== "true";
  show(id, act, wanted);
  const key = `${act} ${id}`, flying = flights.get(key);
  if (flying) flying.wanted = wanted;
  else fly(key, id, act, wanted);
}

/** One request at a time for each button: whoever changes their mind meanwhile is asked for last. */
async function fly(key, id, act, wanted) {
  const flight = {wanted, sure: !wanted};
  flights.set(key, flight);
  while (flight.wanted !== flight.sure) {
    const aim = flight.wanted, answer = await send(`/posts/${id}/${aim ? act : "un" + act}`);
    if (!answer.ok) {
      if (flight.wanted !== flight.sure) show(id, act, flight.sure);
      toast(answer.words, true);
      break;
    }
    flight.sure = aim;
    if (flight.wanted === aim) refresh(id, answer.html);
  }
  flights.delete(key);
}

function show(id, act, on) {
  for (const button of buttons(id, act)) {
    button.setAttribute("aria-pressed", String(on));
    button.setAttribute("formaction", `/posts/${id}/${on ? "un" + act : act}`);
    if (act !== "bookmark") count(button, by => by + (on ? 1 : -1));
  }
}

function count(button, change) {
  const shown = $(".n", button)?.textContent ?? "0";
  if (/^\d+$/.test(shown)) write(button, String(Math.max(0, change(Number(shown)))));
}

function write(button, number) {
  let n = $(".n", button);
  if (!number || number === "0") return n?.remove();
  if (!n) button.append(n = Object.assign(document.createElement("span"), {className: "n"}));
  n.textContent = number;
}

/** The row as the server has it now, set into every row of this post without taking the focus from it. */
export function refresh(id, html) {
  const fresh = parse(html);
  for (const row of new Set(buttons(id, "like").map(button => button.closest(".actions")))) {
    for (const button of $$(".act[formaction]", row)) {
      const act = button.dataset.act, now = $(`[data-act=${act}]`, fresh), flight = flights.get(`${act} ${id}`);
      if (!now || flight && String(flight.wanted) !== now.getAttribute("aria-pressed")) continue;
      for (const name of ["aria-label", "aria-pressed", "formaction"]) button.setAttribute(name, now.getAttribute(name));
      write(button, $(".n", now)?.textContent);
    }
  }
}
