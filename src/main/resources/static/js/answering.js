// What the assistant answers in a thread is seen while it is made: below the question, and in the end the post itself.
import {$, announce} from "./dom.js";
import {settle} from "./arrivals.js";

const place = $("#replies[data-answering]");
let source = null, pause = 1000, newest = place?.dataset.newest;

/** Where what answers a post stands: in its branch, or below the post that the page is about; null while that is not here. */
function below(question) {
  const asked = document.getElementById(`p${question}`);
  if (!asked || asked.classList.contains("focus")) return asked && place;
  if (!place.contains(asked)) return null;
  let branch = asked.closest(".branch");
  if (!branch) {
    // just written: it gets a branch when it gets an answer
    branch = div("branch");
    asked.replaceWith(branch);
    branch.append(asked);
  }
  let under = $(":scope > .under", branch);
  if (!under) branch.append(under = div("under"));
  return under;
}

const div = className => Object.assign(document.createElement("div"), {className});

function made(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstElementChild;
}

/** What stands below the eyes may grow; what stands above them must not move what is read. */
function still(change) {
  const anchor = [...document.querySelectorAll("#replies .post, .focus")].find(post => post.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top;
  change();
  if (anchor?.isConnected && before < 0) scrollBy(0, anchor.getBoundingClientRect().top - before);
}

const coming = question => document.getElementById(`coming${question}`);

function put(element, question, css) {
  const old = coming(question)?.closest(".branch"), branch = div(css);
  branch.append(element);
  still(() => {
    const at = below(question) ?? old?.parentElement ?? place;
    old?.remove();
    at.append(branch);
  });
  for (const empty of document.querySelectorAll("#replies + .empty")) empty.remove();
  settle(element);
}

/** Somebody asked since the page was made: their post stands where it belongs. */
function ask({question, asked, to}) {
  if (!asked || document.getElementById(`p${question}`)) return;
  const branch = div("branch");
  branch.append(made(asked));
  still(() => (below(to) ?? place).append(branch));
  settle(branch);
}

function reading({question, html, ...more}) {
  ask({question, ...more});
  put(made(html), question, "branch comes");
}

function words({question, words}) {
  const branch = coming(question)?.closest(".branch");
  if (!branch) return;
  still(() => {
    // whoever asks may have been shown their own post only now
    const at = below(question);
    if (at && branch.parentElement !== at) at.append(branch);
    $(".coming-words", branch).textContent = words;
  });
}

function answer({question, entry, html, says, ...more}) {
  ask({question, ...more});
  if (BigInt(entry) > BigInt(newest)) newest = entry;
  if (document.getElementById(`p${entry}`)) return coming(question)?.closest(".branch").remove();
  const card = made(html);
  card.classList.add("fresh");
  put(card, question, "branch");
  announce(says);
}

function over({question, html}) {
  still(() => coming(question)?.closest(".branch").remove());
  const asked = document.getElementById(`p${question}`);
  if (!html || !asked) return;
  document.getElementById(`asked${question}`)?.remove();
  $(".asked-state", asked)?.remove();
  const state = made(html);
  $(".actions", asked).before(state);
  window.htmx?.process(state);
  announce($("p > span", state).textContent);
}

function open() {
  if (source || document.hidden) return;
  source = new EventSource(`${place.dataset.answering}?after=${newest}`);
  source.addEventListener("open", () => pause = 1000);
  for (const [name, does] of Object.entries({reading, words, answer, over})) {
    source.addEventListener(name, event => does(JSON.parse(event.data)));
  }
  source.addEventListener("error", () => {
    if (source?.readyState === EventSource.CLOSED) {
      source = null;
      setTimeout(open, pause = Math.min(pause * 2, 60_000));
    }
  });
}

function close() {
  source?.close();
  source = null;
}

if (place) {
  // what the page came with stands where it belongs
  for (const element of document.querySelectorAll("#coming > [data-coming]")) {
    const question = element.dataset.coming;
    element.remove();
    put(element, question, "branch comes");
  }
  $("#coming")?.remove();
  // as for everything that is told to an open page: a hidden one holds no connection
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
  open();
}
