// What goes wrong between the page and the server: each thing in its own words, where the form says, with what was typed
// still there.
import {$, $$, fade, says, toast} from "./dom.js";

const PATIENCE = 20_000, PATIENCE_WITH_FILES = 180_000;
/** Elements that were tried again with a new form token, so that they are tried once. */
const renewed = new WeakSet();

document.addEventListener("htmx:configRequest", ({detail}) => {
  const form = detail.elt.closest("form");
  detail.timeout ||= form?.enctype === "multipart/form-data" || detail.elt.getAttribute("hx-encoding") === "multipart/form-data"
    ? PATIENCE_WITH_FILES : PATIENCE;
});

/** Whether somebody waits for it: what the page asks by itself may fail in silence, and the end of a feed says so itself. */
const wanted = config => !config.elt.closest(".sentinel") && (config.verb !== "get" || config.triggeringEvent?.isTrusted === true);

document.addEventListener("htmx:beforeSwap", event => {
  const {detail} = event, {xhr, requestConfig: config} = detail;
  if (xhr.status < 400) return renewed.delete(config.elt);
  if (xhr.status === 403 && renew(xhr, config)) return;
  if (!wanted(config)) return;
  const region = regionOf(config.elt);
  detail.shouldSwap = true;
  detail.isError = false;
  detail.target = region;
  detail.swapOverride = "innerHTML";
  // a proxy in between answers with a page of its own
  if (!ours(xhr.responseText)) detail.serverResponse = line(reason(xhr.status, xhr.getResponseHeader("Retry-After")));
  if (region.id === "alarm") lasting(detail.serverResponse) ? clearTimeout(region.fading) : fade(region);
});

/** Whether an answer is a line of ours, and not nothing, or a page of whatever is in between. */
export const ours = html => html.trim() !== "" && !/<html|<!doctype/i.test(html);
const lasting = html => /<(a|button)\b/.test(html);
const regionOf = elt => $(elt.closest("[data-errors]")?.dataset.errors || "#alarm") || $("#alarm");

function line(words) {
  const p = document.createElement("p");
  p.className = "note bad";
  p.textContent = words;
  return p.outerHTML;
}

/** What to say of an answer that says nothing itself. */
export function reason(status, wait) {
  const seconds = Number(wait);
  if (status === 0) return navigator.onLine ? says.saysOffline : says.saysGone;
  if (status === 413) return says.saysLarge;
  if (status === 429 && seconds > 0) return says.saysWait.replace("%n", seconds);
  if (status === 429 || status >= 502) return says.saysBusy;
  return status >= 500 ? says.saysBroken : says.saysOffline;
}

/** The page has grown old, and the answer brought a new token, which every form gets. */
export function adopt(token) {
  document.body.setAttribute("hx-headers", JSON.stringify({"X-CSRF-TOKEN": token}));
  $$("input[name=_csrf]").forEach(input => input.value = token);
}

function renew(xhr, config) {
  const token = xhr.getResponseHeader("Linnet-Form-Token"), {elt} = config;
  if (!token || renewed.has(elt)) return false;
  renewed.add(elt);
  adopt(token);
  // after htmx is done with the first answer, or it would take the second for a double
  setTimeout(() => window.htmx.trigger(elt, config.triggeringEvent?.type ?? (elt.matches("form") ? "submit" : "click")));
  return true;
}

document.addEventListener("htmx:sendError", ({detail}) => {
  if (wanted(detail.requestConfig)) tell(detail.requestConfig.elt, reason(0));
});
document.addEventListener("htmx:timeout", ({detail}) => {
  if (wanted(detail.requestConfig)) tell(detail.requestConfig.elt, says.saysLate);
});

function tell(elt, words) {
  const region = regionOf(elt);
  if (region.id === "alarm") toast(words, true);
  else region.innerHTML = line(words);
}

addEventListener("offline", () => toast(says.saysGone, true));
addEventListener("online", () => toast(says.saysBack));
