// The service worker. What stands before this line is written by the server: VERSION, SHELL (the files of the shell, whose
// names change with what is in them) and OFFLINE (the page that says that there is no connection, by language).
//
// Nothing that is anybody's is kept: pages, pictures and answers always come from the network. Kept are the shell's files
// and the offline pages alone, which are the same for everybody.
const CACHE = `linnet-${VERSION}`, SAID = "linnet-said";

self.addEventListener("install", event => event.waitUntil((async () => {
  const cache = await caches.open(CACHE);
  await cache.addAll([...SHELL, ...Object.values(OFFLINE)].map(path => new Request(path, {credentials: "omit"})));
  // pages of before find their files by their names on the network or in the browser's own cache: nobody needs to wait
  await self.skipWaiting();
})()));

self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith("linnet-") && name !== CACHE && name !== SAID) await caches.delete(name);
  }
  const preload = self.registration.navigationPreload;
  await preload?.enable();
  // so that the server need not send the style sheet along
  await preload?.setHeaderValue(SHELL.find(path => /\/app\.\w+\.css$/.test(path)));
  await self.clients.claim();
})()));

self.addEventListener("fetch", event => {
  const {request} = event, address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(page(event));
  } else if (SHELL.includes(address.pathname)) {
    event.respondWith(caches.match(address.pathname, {cacheName: CACHE}).then(kept => kept ?? fetch(request)));
  }
});

async function page(event) {
  try {
    return await event.preloadResponse ?? await fetch(event.request);
  } catch {
    const cache = await caches.open(CACHE);
    return await cache.match(OFFLINE[await language()] ?? Object.values(OFFLINE)[0]) ?? Response.error();
  }
}

/* ---- the language of the pages, which say it ---- */

async function language() {
  const said = await (await caches.open(SAID)).match("/language");
  return said ? said.text() : navigator.language.split("-")[0];
}

self.addEventListener("message", event => {
  const {lang} = event.data ?? {};
  if (lang in OFFLINE) event.waitUntil(caches.open(SAID).then(cache => cache.put("/language", new Response(lang))));
});

/* ---- what the server tells this device ---- */

self.addEventListener("push", event => {
  let told;
  try {
    told = event.data.json();
  } catch {
    return;
  }
  event.waitUntil(self.registration.showNotification(told.title, {
    body: told.body, tag: told.tag, lang: told.lang, icon: told.icon, badge: told.badge, data: {link: told.link},
  }));
});

self.addEventListener("notificationclick", event => {
  event.notification.close();
  const link = new URL(event.notification.data?.link ?? "/notifications", location.origin);
  if (link.origin !== location.origin) return;
  event.waitUntil((async () => {
    const windows = await self.clients.matchAll({type: "window", includeUncontrolled: true});
    const open = windows.find(one => one.url === link.href) ?? windows.find(one => one.visibilityState === "visible");
    if (!open) return self.clients.openWindow(link);
    await open.focus();
    return open.url === link.href ? open : open.navigate(link).catch(() => self.clients.openWindow(link));
  })());
});

// the browser has another address for this device: the server must know it, or nobody would be told any more
self.addEventListener("pushsubscriptionchange", event => event.waitUntil((async () => {
  const options = event.oldSubscription?.options;
  const fresh = event.newSubscription ?? (options && await self.registration.pushManager.subscribe(options));
  if (!fresh) return;
  const {endpoint, keys} = fresh.toJSON();
  const body = new URLSearchParams({endpoint, p256dh: keys.p256dh, auth: keys.auth});
  const send = token => fetch("/push/moved", {method: "POST", body, headers: {"HX-Request": "true", "X-CSRF-TOKEN": token}});
  const refused = await send("");
  const token = refused.headers.get("Linnet-Form-Token");
  if (token) await send(token);
})()));
