// What the pages do beyond links and forms. Everything that reading and posting need works without this file.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const says = document.body.dataset;
// English dates as the server writes them, the day first
const tongue = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
const TOAST_MILLIS = 6000;

/* ---- telling people ---- */

function announce(words) {
  const region = $("#announce");
  if (region && words) {
    region.textContent = "";
    setTimeout(() => region.textContent = words, 60);
  }
}

function toast(words, bad) {
  const region = $(bad ? "#alarm" : "#toast");
  if (region) {
    const line = document.createElement("p");
    line.className = bad ? "toast bad" : "toast";
    line.textContent = words;
    region.replaceChildren(line);
    fade(region);
  }
}

function fade(region) {
  clearTimeout(region.fading);
  region.fading = setTimeout(() => region.replaceChildren(), TOAST_MILLIS);
}

/* ---- counters: characters as people see them; a link counts as much whatever its length ---- */

const graphemes = new Intl.Segmenter(undefined, {granularity: "grapheme"});

function lengthOf(field) {
  let text = field.value;
  if (field.dataset.links) {
    text = text.replace(/https?:\/\/\S+/g, "x".repeat(field.dataset.links));
    return [...graphemes.segment(text)].length;
  }
  return text.length;
}

function count(field) {
  const counter = document.getElementById(field.dataset.counter);
  if (!counter) return;
  const left = field.dataset.max - lengthOf(field);
  counter.value = left;
  counter.title = counter.dataset.left.replace("%n", left);
  counter.classList.toggle("near", left <= 40);
  counter.classList.toggle("over", left < 0);
}

/* ---- blurhash (the published format, https://blurha.sh): a few cosines stand for the picture until it is there ---- */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz#$%*+,-.:;=?@[]^_{|}~";
const number = text => [...text].reduce((n, digit) => n * 83 + DIGITS.indexOf(digit), 0);
const linear = v => (v /= 255) <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const shown = v => Math.round(255 * (v <= .0031308 ? Math.max(0, v) * 12.92 : 1.055 * Math.min(1, v) ** (1 / 2.4) - .055));

function blur(hash, size) {
  const flags = number(hash[0]), across = flags % 9 + 1, down = Math.floor(flags / 9) + 1;
  if (hash.length !== 4 + 2 * across * down) return null;
  const most = (number(hash[1]) + 1) / 166, first = number(hash.slice(2, 6));
  const signed = v => Math.sign(v - 9) * ((v - 9) / 9) ** 2 * most;
  const waves = [[first >> 16, first >> 8 & 255, first & 255].map(linear)];
  for (let i = 1; i < across * down; i++) {
    const v = number(hash.slice(4 + 2 * i, 6 + 2 * i));
    waves.push([signed(Math.floor(v / 361)), signed(Math.floor(v / 19) % 19), signed(v % 19)]);
  }
  const pixels = new ImageData(size, size);
  for (let y = 0, at = 0; y < size; y++) {
    for (let x = 0; x < size; x++, at += 4) {
      const sum = [0, 0, 0];
      for (let j = 0, w = 0; j < down; j++) {
        for (let i = 0; i < across; i++, w++) {
          const share = Math.cos(Math.PI * x * i / size) * Math.cos(Math.PI * y * j / size);
          for (let c = 0; c < 3; c++) sum[c] += waves[w][c] * share;
        }
      }
      pixels.data.set([...sum.map(shown), 255], at);
    }
  }
  return pixels;
}

function veil(img) {
  if (img.complete || !img.parentElement || img.parentElement.matches("form")) return;
  const pixels = blur(img.dataset.blurhash, 24);
  if (!pixels) return;
  const canvas = Object.assign(document.createElement("canvas"), {className: "hash", width: 24, height: 24, ariaHidden: "true"});
  canvas.getContext("2d").putImageData(pixels, 0, 0);
  img.parentElement.classList.add("veiled");
  img.after(canvas);
  const lift = () => {
    canvas.classList.add("gone");
    setTimeout(() => canvas.remove(), 350);
  };
  img.addEventListener("load", lift, {once: true});
  img.addEventListener("error", lift, {once: true});
}

/* ---- whatever comes onto the page ---- */

function settle(root) {
  const all = selector => [...(root.matches?.(selector) ? [root] : []), ...$$(selector, root)];
  all("[data-counter]").forEach(count);
  all("img[data-blurhash]").forEach(veil);
  all("time[datetime]").forEach(time => {
    const words = new Intl.DateTimeFormat(tongue, {dateStyle: "long", timeStyle: "short"}).format(new Date(time.dateTime));
    time.title = words;
    if ("local" in time.dataset) time.textContent = words;
  });
  all("[data-opens]").forEach(opener => {
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-controls", opener.dataset.opens);
    opener.setAttribute("aria-expanded", String(!document.getElementById(opener.dataset.opens).hidden));
  });
  all("[data-pick]").forEach(markTaken);
  all("[data-job]").forEach(job => {
    if (job.dataset.says !== said) announce(said = job.dataset.says);
  });
}
let said = $("[data-job]")?.dataset.says;

function markTaken(pick) {
  const taken = Boolean($(`#attachments input[name=picture][value="${pick.dataset.pick}"]`));
  pick.classList.toggle("taken", taken);
  pick.disabled = taken;
}

const closeMenus = except => $$("details.menu[open], details.alt[open]").forEach(menu => {
  if (!menu.contains(except)) menu.open = false;
});

function toggle(opener, event) {
  event.preventDefault();
  const panel = document.getElementById(opener.dataset.opens);
  panel.hidden = !panel.hidden;
  opener.setAttribute("aria-expanded", String(!panel.hidden));
  if (!panel.hidden) $("textarea", panel)?.focus();
}

function look(link) {
  const viewer = document.createElement("dialog"), img = new Image(), words = document.createElement("p"), close = document.createElement("button");
  viewer.className = "viewer";
  viewer.ariaLabel = link.dataset.label;
  img.src = link.href;
  img.alt = words.textContent = $("img", link).alt;
  words.dir = "auto";
  close.ariaLabel = says.saysClose;
  close.textContent = "✕";
  viewer.append(img, words, close);
  viewer.addEventListener("click", () => viewer.close());
  viewer.addEventListener("close", () => viewer.remove());
  document.body.append(viewer);
  viewer.showModal();
}

document.addEventListener("click", event => {
  const target = event.target, plain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
  closeMenus(target);
  const opener = target.closest("[data-opens]"), zoom = target.closest("[data-zoom]"), copy = target.closest("[data-copy]");
  if (opener && plain) return toggle(opener, event);
  if (zoom && plain) {
    event.preventDefault();
    return look(zoom);
  }
  if (copy && plain && navigator.clipboard) {
    event.preventDefault();
    navigator.clipboard.writeText(copy.dataset.copy).then(() => toast(says.saysCopied));
    return closeMenus(null);
  }
  if (target.closest("[data-remove]")) {
    target.closest(".attachment").remove();
    $$("[data-pick]").forEach(markTaken);
    return $("#composer-text")?.focus();
  }
  if (target.closest("[data-back]") && plain && document.referrer.startsWith(location.origin) && history.length > 1) {
    event.preventDefault();
    return history.back();
  }
  const card = target.closest("[data-href]");
  if (card && plain && !target.closest("a, button, summary, details, form, label") && !String(getSelection())) {
    location.href = card.dataset.href;
  }
});

document.addEventListener("change", event => {
  if (event.target.name === "audience") closeMenus(null);
});
document.addEventListener("input", event => {
  if (event.target.dataset.counter) count(event.target);
});

document.addEventListener("keydown", event => {
  const typing = event.target.closest("input, textarea, select, dialog");
  if (event.key === "Escape") {
    const menu = event.target.closest("details[open]");
    if (menu) {
      menu.open = false;
      $("summary", menu).focus();
    }
  } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
    event.target.form.requestSubmit();
  } else if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
    if (event.key === "n" && $("#composer-text")) {
      event.preventDefault();
      $("#composer-text").focus();
    }
  } else if (event.key === " " && event.target.dataset.opens) toggle(event.target, event);
});

function step(by) {
  const posts = $$("article.post"), at = posts.indexOf(document.activeElement?.closest("article.post"));
  const next = posts[at < 0 ? 0 : Math.min(posts.length - 1, Math.max(0, at + by))];
  next?.focus();
}

/* ---- pictures pasted or dropped into the post box ---- */

function take(event, files) {
  const input = $("#composer-file"), picture = [...files ?? []].find(file => file.type.startsWith("image/"));
  if (!input || !picture || !event.target.closest?.("#compose")) return;
  event.preventDefault();
  const held = new DataTransfer();
  held.items.add(picture);
  input.files = held.files;
  input.dispatchEvent(new Event("change", {bubbles: true}));
}
document.addEventListener("paste", event => take(event, event.clipboardData?.files));
document.addEventListener("dragover", event => event.target.closest?.("#compose") && event.preventDefault());
document.addEventListener("drop", event => take(event, event.dataTransfer?.files));

/* ---- htmx: errors go where their form says, focus stays where it was ---- */

let acted = null;

document.addEventListener("htmx:configRequest", event => {
  if (event.target.id === "new-posts") {
    event.detail.parameters.after = newest();
  }
});

document.addEventListener("htmx:beforeRequest", event => {
  const region = $(event.target.dataset?.errors || "#none");
  region?.replaceChildren();
});

document.addEventListener("htmx:beforeSwap", event => {
  const {detail} = event, status = detail.xhr.status;
  if (status >= 400) {
    if (detail.requestConfig.verb === "get") return;
    const region = $(detail.requestConfig.elt.closest("[data-errors]")?.dataset.errors || "#alarm") || $("#alarm");
    detail.shouldSwap = true;
    detail.isError = false;
    detail.target = region;
    detail.swapOverride = "innerHTML";
    if (region.id === "alarm") fade(region);
    return;
  }
  const focused = document.activeElement;
  acted = detail.target.contains(focused) ? focused.dataset.act : null;
});

document.addEventListener("htmx:afterSettle", event => {
  const target = event.detail.elt;
  if (acted && document.activeElement === document.body) {
    const next = target.matches?.(`[data-act="${acted}"]`) ? target : $(`[data-act="${acted}"]`, target);
    (next || $("button", target))?.focus({preventScroll: true});
  }
  acted = null;
  const from = event.detail.requestConfig?.elt;
  if (from?.id === "new-posts") shownNew(from);
  if (from?.id === "composer-upload") $("#composer-file").value = "";
  if (from?.id === "composer-form") {
    $(".empty")?.remove();
    $("#composer-text")?.focus({preventScroll: true});
  }
  $$("[data-pick]").forEach(markTaken);
});

for (const lost of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(lost, event => event.detail.requestConfig?.verb !== "get" && toast(says.saysOffline, true));
}
document.addEventListener("htmx:load", event => settle(event.detail.elt));

/* ---- the feed: what the server has brought, one's own fresh posts aside, so that nothing is passed over ---- */

function newest() {
  return String($$("#feed [data-entry]:not(.fresh)").reduce((most, post) => BigInt(post.dataset.entry) > most ? BigInt(post.dataset.entry) : most, 0n));
}

function dropDoubles() {
  const seen = new Set();
  $$("#feed article[data-entry]").forEach(post => seen.has(post.dataset.entry) ? post.remove() : seen.add(post.dataset.entry));
}

/* ---- live: how many new posts there are, and which job moved ---- */

const pill = $("#new-posts");
let again = null;

function shownNew(button) {
  button.hidden = true;
  dropDoubles();
  again?.();
  $(".empty")?.remove();
  announce(button.dataset.shown);
  $("#feed article")?.focus();
}

function live(address) {
  let source = null, pause = 1000;
  const open = () => {
    if (source || document.hidden) return;
    source = new EventSource(pill ? `${address}?after=${newest()}` : address);
    source.addEventListener("open", () => pause = 1000);
    source.addEventListener("post", event => {
      const n = Number(event.data);
      if (!pill || !(n > 0)) return;
      $("span", pill).textContent = n === 1 ? pill.dataset.one : pill.dataset.many.replace("%n", n);
      if (pill.hidden) announce($("span", pill).textContent);
      pill.hidden = false;
    });
    source.addEventListener("job", event => {
      $$("[data-job]").filter(job => job.dataset.job === event.data).forEach(job => window.htmx?.trigger(job, "refresh"));
    });
    // the browser comes back by itself unless the server answered with an error; then come back more and more slowly
    source.addEventListener("error", () => {
      if (source?.readyState === EventSource.CLOSED) {
        source = null;
        setTimeout(open, pause = Math.min(pause * 2, 60_000));
      }
    });
  };
  const close = () => {
    source?.close();
    source = null;
  };
  // a hidden page holds no connection: browsers allow six to one server over HTTP/1.1, for all tabs together
  document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
  again = () => {
    close();
    open();
  };
  addEventListener("pagehide", close);
  addEventListener("pageshow", open);
}

settle(document.body);
$$("#toast, #alarm").forEach(fade);
if (says.live) live(says.live);
if (location.hash === "#compose") $("#composer-text")?.focus();
$$("a.compose").forEach(link => link.addEventListener("click", event => {
  if ($("#composer-text") && location.pathname === "/home") {
    event.preventDefault();
    $("#composer-text").focus();
  }
}));
