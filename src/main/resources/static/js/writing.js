// Help with writing: asks for a proposal, shows its words while they come and then the difference; what stands in the box is
// changed when its author takes the proposal, and is theirs again when they take that back. Loaded when it is asked for.
import {$, $$, announce, says as said} from "./dom.js";
import {addPart, part} from "./composer.js";
import {closeMenus} from "./menus.js";
import {adopt, reason} from "./failures.js";
import {headers} from "./send.js";

let running = null;
const region = () => $("#writing");
const says = () => region().dataset;

function line(words, ...buttons) {
  const text = document.createElement("span"), all = document.createElement("p");
  text.textContent = words;
  all.append(text, ...buttons);
  return all;
}
function press(words, action, css = "button small quiet") {
  const button = document.createElement("button");
  button.type = "button";
  button.className = css;
  button.textContent = words;
  button.addEventListener("click", action);
  return button;
}
function show(...all) {
  region().replaceChildren(...all);
  region().hidden = all.length === 0;
}

/** What the help is about, and where what it proposes goes. */
function target(button) {
  const picture = button.dataset.describe;
  if (picture) return {help: "alt", picture, fields: [$("textarea", button.closest(".attachment"))]};
  const help = button.dataset.help;
  return {help, fields: help === "thread" ? $$("#compose .words") : [$("textarea", part())]};
}

export function help(button) {
  closeMenus(null);
  ask(target(button));
}

async function ask(wish, again = true) {
  running?.abort();
  const stop = running = new AbortController(), soFar = document.createElement("div");
  soFar.className = "text proposal-coming";
  soFar.dir = "auto";
  const working = line(says().saysWorking, press(says().saysStop, () => {
    stop.abort();
    show();
    announce(says().saysStopped);
    wish.fields[0].focus();
  }));
  working.className = "working";
  show(working, soFar);
  region().scrollIntoView({block: "nearest"});
  announce(says().saysWorking);
  const form = new URLSearchParams({help: wish.help, language: $("#composer-language")?.value ?? ""});
  wish.fields.forEach(field => form.append("text", field.value));
  if (wish.picture) form.set("picture", wish.picture);
  try {
    const answer = await fetch("/compose/help", {method: "POST", body: form, headers: headers(), signal: stop.signal});
    const token = answer.headers.get("Linnet-Form-Token");
    if (token) {
      adopt(token);
      if (again) return ask(wish, false);
    }
    if (!answer.ok) return failed(wish, reason(answer.status, answer.headers.get("Retry-After")));
    const end = await read(answer.body, words => soFar.textContent = words);
    if (stop.signal.aborted) return;
    if (end?.event === "done") await propose(wish, end.words);
    else failed(wish, end ? end.words : reason(0), end?.event !== "cannot");
  } catch (failure) {
    if (failure.name !== "AbortError") failed(wish, reason(0));
  } finally {
    if (running === stop) running = null;
  }
}

/** Reads the events of an answer; gives the last one. */
async function read(body, told) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "", last = null;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return last;
    const events = (rest + value).split("\n\n");
    rest = events.pop();
    for (const each of events) {
      const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(each) ?? [];
      if (!event) continue;
      const words = JSON.parse(data);
      if (event === "words") told(words);
      else last = {event, words};
    }
  }
}

function failed(wish, words, mayPass = true) {
  const again = mayPass ? [press(says().saysAgain, () => ask(wish))] : [];
  const note = line(words, ...again, press(said.saysClose, () => {
    show();
    wish.fields[0].focus();
  }));
  note.className = "note bad";
  note.setAttribute("role", "alert");
  show(note);
}

async function propose(wish, id) {
  const answer = await fetch(`/compose/help/${id}`, {headers: headers()});
  if (!answer.ok) return failed(wish, reason(answer.status));
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  show(...made.content.children);
  const proposal = $(".proposal", region());
  $("[data-accept]", proposal)?.addEventListener("click", () => accept(wish, proposal));
  $("[data-drop]", proposal).addEventListener("click", () => {
    show();
    wish.fields[0].focus();
  });
  announce(proposal.dataset.saysReady);
  $("h2", proposal).focus({preventScroll: true});
  proposal.scrollIntoView({block: "nearest"});
}

function put(field, words) {
  field.value = words;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}

function accept(wish, proposal) {
  const words = $$("[data-words]", proposal).map(each => each.value), before = wish.fields.map(field => field.value);
  const id = wish.help === "alt" ? null : mark(proposal.dataset.proposal), fresh = [];
  for (let n = wish.fields.length; n < words.length; n++) fresh.push(addPart());
  const fields = [...wish.fields, ...fresh.map(each => $("textarea", each))];
  fields.forEach((field, n) => put(field, words[n] ?? ""));
  const used = $("[data-used]", region()).content.firstElementChild;
  $("[data-unuse]", used).addEventListener("click", () => {
    id?.remove();
    wish.fields.forEach((field, n) => put(field, before[n]));
    fresh.forEach(each => $("[data-part-remove]", each).click());
    show();
    announce(proposal.dataset.saysUndone);
    wish.fields[0].focus();
  });
  show(used);
  wish.fields[0].focus();
}

/** Says with the post what was taken into it. */
function mark(id) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = "proposal";
  field.value = id;
  $("#composer-form").append(field);
  return field;
}
