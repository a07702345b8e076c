// Web push: the browser is asked, and the server told where it is. Loaded by app.js where a page has the section.
import {$, $$} from "./dom.js";

const able = "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
const say = what => $$("[data-push-says]").forEach(line => line.hidden = line.dataset.pushSays !== what);

export function ready() {
  const begin = $("[data-push=begin]");
  if (!begin) return;
  const denied = able && Notification.permission === "denied";
  begin.hidden = !able || denied;
  say(able ? denied ? "denied" : "" : "unable");
}

const bytes = base64url => Uint8Array.from(atob(base64url.replaceAll("-", "+").replaceAll("_", "/")), c => c.charCodeAt(0));

async function subscription(key) {
  await navigator.serviceWorker.register("/sw.js");
  const {pushManager} = await navigator.serviceWorker.ready;
  const options = {userVisibleOnly: true, applicationServerKey: bytes(key)};
  try {
    return await pushManager.subscribe(options);
  } catch (failure) {
    // it is subscribed for another key: of a server that was here before
    if (failure.name !== "InvalidStateError") throw failure;
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(options);
  }
}

async function begin(form) {
  if (await Notification.requestPermission() !== "granted") return ready();
  const {endpoint, keys} = (await subscription($("#push").dataset.key)).toJSON();
  await send(form, {endpoint, p256dh: keys.p256dh, auth: keys.auth});
}

async function end(form) {
  const registration = await navigator.serviceWorker?.getRegistration();
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
  await send(form, {});
}

const send = (form, values) => window.htmx.ajax("post", form.getAttribute("action"),
  {source: form, target: "#push", swap: "outerHTML", values}).then(ready);

document.addEventListener("submit", event => {
  const form = event.target.closest("[data-push]");
  if (!form) return;
  event.preventDefault();
  say("");
  const button = $("button", form);
  button.disabled = true;
  (form.dataset.push === "begin" ? begin(form) : end(form)).catch(() => say("failed")).finally(() => button.disabled = false);
});

ready();
