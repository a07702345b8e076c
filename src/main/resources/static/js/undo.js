// Deleting leaves time to think again. The post goes out of sight at once; it is deleted when the time is over, when the
// page is left, or, should the browser have died meanwhile, when it opens the next page. That it is deleted is said when
// the server has said so.
import {$, $$, says, toast} from "./dom.js";
import {send} from "./send.js";

const GRACE_MILLIS = 8000;
const KEPT = "linnet-deleting";
let waiting = null;

const shown = id => $$(`article:has(> .byline > a.dots[href="/posts/${id}/more"])`);

export function remove(id, byKeyboard) {
  if (waiting) commit();
  sessionStorage.setItem(KEPT, id);
  waiting = {id, posts: shown(id), timer: 0};
  waiting.posts.forEach(post => post.hidden = true);
  const line = toast(says.saysDeleting), undo = document.createElement("button");
  clearTimeout($("#toast").fading);
  undo.type = "button";
  undo.textContent = says.saysUndo;
  undo.addEventListener("click", bringBack);
  line.append(undo);
  if (byKeyboard) undo.focus();
  wait(line);
}

// whoever is at the button has all the time they need
function wait(line) {
  const go = () => {
    if (line.matches(":hover") || line.contains(document.activeElement) && document.activeElement.matches(":focus-visible")) {
      waiting.timer = setTimeout(go, 1000);
    } else {
      commit();
    }
  };
  waiting.timer = setTimeout(go, GRACE_MILLIS);
}

function bringBack() {
  clearTimeout(waiting.timer);
  sessionStorage.removeItem(KEPT);
  waiting.posts.forEach(post => post.hidden = false);
  waiting.posts[0]?.focus({preventScroll: true});
  waiting = null;
  toast(says.saysUndone);
}

async function commit(leaving = false) {
  const {id, posts, timer} = waiting, focused = $("#toast").contains(document.activeElement);
  clearTimeout(timer);
  waiting = null;
  const next = posts[0]?.nextElementSibling;
  const answer = await send(`/posts/${id}/delete`, leaving);
  if (answer.ok || answer.status === 404) {
    if (sessionStorage.getItem(KEPT) === id) sessionStorage.removeItem(KEPT);
    if (posts.some(post => post.matches(".focus"))) return location.assign("/home");
    posts.forEach(post => post.remove());
    if (!waiting) toast(says.saysDeleted);
    if (focused) (next ?? $("#main")).focus({preventScroll: true});
  } else {
    sessionStorage.removeItem(KEPT);
    posts.forEach(post => post.hidden = false);
    toast(answer.words, true);
  }
}

addEventListener("pagehide", () => waiting && commit(true));
document.addEventListener("visibilitychange", () => document.hidden && waiting && commit(true));

const unfinished = sessionStorage.getItem(KEPT);
if (unfinished) {
  waiting = {id: unfinished, posts: shown(unfinished), timer: 0};
  waiting.posts.forEach(post => post.hidden = true);
  commit();
}
