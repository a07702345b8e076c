// What the buttons of a post and its dots do.
import {$, $$, says, toast} from "./dom.js";
import {idOf, press, refresh} from "./acts.js";
import {headers, parse, send} from "./send.js";
import {closeSheet, icon, openSheet} from "./sheets.js";
import {remove} from "./undo.js";

const fetched = new WeakMap();

/** The sheet of a post or of a work, asked for when the pointer comes near, so that it is there when pressed. */
function sheetOf(dots) {
  if (!fetched.has(dots)) {
    fetched.set(dots, fetch(dots.href, {headers: headers()}).then(answer => answer.ok ? answer.text() : Promise.reject()));
    fetched.get(dots).catch(() => fetched.delete(dots));
  }
  return fetched.get(dots);
}

async function more(dots) {
  try {
    const sheet = $(".sheet", parse(await sheetOf(dots)));
    fetched.delete(dots);
    openSheet(dots, sheet);
  } catch {
    location.href = dots.href;
  }
}

function repostOrQuote(button) {
  const sheet = Object.assign(document.createElement("div"), {className: "sheet"}), id = idOf(button);
  const again = button.getAttribute("aria-pressed") === "true";
  const repost = Object.assign(document.createElement("button"), {type: "button"}), quote = document.createElement("a");
  repost.append(icon("repost"), again ? says.saysUnrepost : says.saysRepost);
  repost.addEventListener("click", () => {
    closeSheet(repost);
    press(button);
  });
  quote.href = `/compose?quote=${id}`;
  quote.append(icon("quote"), says.saysQuote);
  sheet.append(repost, quote);
  openSheet(button, sheet);
}

async function share(button) {
  const url = $(".when a, .facts a", button.closest("article"))?.href ?? location.href, title = document.title;
  if (navigator.share) return navigator.share({title, url}).catch(() => {});
  if (!navigator.clipboard) return location.assign(url);
  await navigator.clipboard.writeText(url);
  toast(says.saysCopied);
}

async function choose(choice) {
  const path = choice.getAttribute("formaction"), {said, person} = choice.dataset, handle = path.split("/")[1];
  closeSheet(choice);
  const answer = await send(path);
  if (!answer.ok) return toast(answer.words, true);
  if (answer.html && !person) refresh(path.split("/")[2], answer.html);
  if (person) {
    const posts = $$(`.feed article:has(> .byline > .author[href="/${handle}"])`);
    posts.forEach(post => post.hidden = true);
    $("#feed article:not([hidden]), main h1")?.focus?.({preventScroll: true});
    const line = toast(said);
    // a block ends following too, which could not be undone
    if (choice.dataset.unsaid) line.append(undoing(`/${handle}/unmute`, choice.dataset.unsaid, posts));
    return;
  }
  toast(said);
}

function undoing(path, unsaid, posts) {
  const button = Object.assign(document.createElement("button"), {type: "button", textContent: says.saysUndo});
  button.addEventListener("click", async () => {
    const answer = await send(path);
    if (!answer.ok) return toast(answer.words, true);
    posts.forEach(post => post.hidden = false);
    posts[0]?.focus({preventScroll: true});
    toast(unsaid);
  });
  return button;
}

document.addEventListener("click", event => {
  const plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button), target = event.target;
  const asks = target.closest("a[data-ask]");
  if (plain && asks) {
    event.preventDefault();
    import("./assistant.js").then(assistant => assistant.open(asks));
    return closeSheet(asks);
  }
  const act = target.closest(".act"), dots = target.closest("a.dots, a.remixes"), choice = target.closest(".choices [data-do], .choices [data-person]");
  if (!plain || !(act || dots || choice)) return;
  if (act?.dataset.act === "share") {
    share(act);
  } else if (act?.matches("button")) {
    event.preventDefault();
    if (act.dataset.quote !== undefined) repostOrQuote(act);
    else press(act);
  } else if (dots && dots.parentElement.closest("article, .quoted")) {
    event.preventDefault();
    more(dots);
  } else if (choice?.closest("[popover]")) {
    event.preventDefault();
    if (choice.dataset.do === "delete") {
      const id = choice.getAttribute("href").split("/")[2];
      closeSheet(choice);
      remove(id, !event.detail);
    } else {
      choose(choice);
    }
  }
});

// a mouse over a sign is told what it is, and the sheet is on its way
document.addEventListener("pointerover", event => {
  if (event.pointerType !== "mouse") return;
  const sign = event.target.closest(".act, .dots, .audience"), dots = event.target.closest("a.dots, a.remixes");
  if (sign) sign.title = sign.getAttribute("aria-label");
  if (dots) sheetOf(dots).catch(() => {});
});
