// The assistant: the panel on a post, answers that come while they are made, and the box of the chat. Loaded when it is asked
// for; links and forms do all of it without.
import {$, $$, announce, toast} from "./dom.js";
import {adopt, ours, reason} from "./failures.js";
import {headers, parse} from "./send.js";

const streams = new Map();

async function ask(path, options = {}) {
  try {
    const answer = await fetch(path, {redirect: "follow", ...options, headers: headers()});
    const html = await answer.text(), token = answer.headers.get("Linnet-Form-Token");
    if (token) adopt(token);
    if (answer.ok) return {ok: true, html};
    return {ok: false, renewed: Boolean(token), words: ours(html) ? parse(html).textContent.trim() : reason(answer.status, answer.headers.get("Retry-After"))};
  } catch {
    return {ok: false, words: reason(0)};
  }
}

async function submitted(form, submitter) {
  const body = () => new URLSearchParams(new FormData(form, submitter));
  const first = await ask(form.action, {method: "POST", body: body()});
  return first.renewed ? ask(form.action, {method: "POST", body: body()}) : first;
}

/** Puts an exchange where it stands already, or at the end; the focus stays within it, and the end of what is seen coming too. */
function put(html, root) {
  const fresh = parse(html).firstElementChild, old = document.getElementById(fresh.id), held = old?.contains(document.activeElement);
  const seen = old && old.getBoundingClientRect().bottom > 0 && old.getBoundingClientRect().top < innerHeight;
  old ? old.replaceWith(fresh) : $(".aid-answers", root).append(fresh);
  if (held || !old) fresh.focus({preventScroll: true});
  if (!old) fresh.scrollIntoView({block: "start"});
  else if (seen) fresh.scrollIntoView({block: "nearest"});
  follow(fresh);
  return fresh;
}

function follow(one) {
  const path = one.dataset.live;
  if (!path || streams.has(path)) return;
  // what is set into its place meanwhile has its id
  const stream = new EventSource(path), root = one.closest("[data-aid], dialog.aid"), now = () => document.getElementById(one.id);
  const end = () => {
    stream.close();
    streams.delete(path);
  };
  streams.set(path, end);
  stream.addEventListener("words", ({data}) => {
    if (!now()) return end();
    const words = $(".aid-words", now());
    if (words) words.textContent = JSON.parse(data);
  });
  stream.addEventListener("over", async () => {
    end();
    if (!now()) return;
    const answer = await ask(`${one.dataset.answer}?in=${one.dataset.in}`);
    if (!answer.ok) return toast(answer.words, true);
    const fresh = put(answer.html, root);
    announce($(".aid-words, .note", fresh)?.textContent);
  });
}

async function send(form, submitter, root) {
  if (form.ariaBusy === "true") return;
  form.ariaBusy = "true";
  const answer = await submitted(form, submitter), errors = $(".errors", form);
  form.ariaBusy = null;
  errors?.replaceChildren();
  if (answer.ok) {
    const box = $("textarea[data-sends]", form);
    if (box && !form.closest(".aid-one")) box.value = "";
    return put(answer.html, root);
  }
  if (!errors) return toast(answer.words, true);
  errors.append(Object.assign(document.createElement("p"), {className: "note bad", textContent: answer.words}));
}

/** Lets the script do what the forms within do. */
export function wire(root) {
  root.addEventListener("submit", event => {
    const form = event.target;
    if (form.matches("[data-plain]")) return;
    event.preventDefault();
    send(form, event.submitter, root);
  });
  root.addEventListener("keydown", event => {
    const box = event.target;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || !box.matches("textarea[data-sends]")) return;
    event.preventDefault();
    if (!box.value.trim()) return;
    const button = $(".aid-line button, button:not([type=button])", box.form.matches(".aid-asks") ? $(".aid-line", box.form) : box.form);
    box.form.requestSubmit(button);
  });
  $$("[data-live]", root).forEach(follow);
}

/** Opens the panel that a link leads to; if it cannot be had, its page is gone to. */
export async function open(link) {
  const from = link.closest("[popover]")?.previousElementSibling ?? link, {ask: task} = link.dataset, answer = await ask(link.href);
  if (!answer.ok || $("dialog.aid")) return $("dialog.aid") ?? location.assign(link.href);
  const panel = Object.assign(document.createElement("dialog"), {className: "aid"});
  panel.innerHTML = answer.html;
  panel.setAttribute("aria-labelledby", "aid-title");
  panel.addEventListener("close", () => {
    $$("[data-live]", panel).forEach(one => streams.get(one.dataset.live)?.());
    panel.remove();
    from.focus({preventScroll: true});
  });
  panel.addEventListener("click", event => (event.target === panel || event.target.closest("[data-close]")) && panel.close());
  document.body.append(panel);
  wire(panel);
  panel.showModal();
  $("#aid-title", panel).focus({preventScroll: true});
  const button = task && $(`button[value=${task}]`, panel);
  if (button) button.form.requestSubmit(button);
}
