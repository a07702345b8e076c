// Blurhash (the published format, https://blurha.sh): a few cosines stand for the picture until it is there.

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
  const ways = n => Array.from({length: n}, (_, k) => Float64Array.from({length: size}, (_, x) => Math.cos(Math.PI * x * k / size)));
  const wide = ways(across), high = ways(down);
  for (let y = 0, at = 0; y < size; y++) {
    for (let x = 0; x < size; x++, at += 4) {
      let r = 0, g = 0, b = 0;
      for (let j = 0, w = 0; j < down; j++) {
        for (let i = 0; i < across; i++, w++) {
          const share = wide[i][x] * high[j][y], wave = waves[w];
          r += wave[0] * share;
          g += wave[1] * share;
          b += wave[2] * share;
        }
      }
      pixels.data.set([shown(r), shown(g), shown(b), 255], at);
    }
  }
  return pixels;
}

// a picture far below costs nothing until it comes near
const near = new IntersectionObserver(entries => entries.forEach(({target, isIntersecting}) => {
  if (!isIntersecting) return;
  near.unobserve(target);
  cover(target);
}), {rootMargin: "600px"});

export function veil(img) {
  if (!img.complete && img.parentElement && !img.parentElement.matches("form")) near.observe(img);
}

function cover(img) {
  if (img.complete) return;
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
