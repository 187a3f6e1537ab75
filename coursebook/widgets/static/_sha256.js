// @ts-check
// SHA-256 (FIPS 180-4). `crypto.subtle` is missing on pages served without TLS, where a class
// server on the local network may well be.

/** @param {number} count @returns {number[]} */
function firstPrimes(count) {
  /** @type {number[]} */
  const primes = [];
  for (let n = 2; primes.length < count; n += 1) if (primes.every(p => n % p)) primes.push(n);
  return primes;
}

/** @param {number} x @returns {number} the first 32 bits of its fraction */
function fraction(x) {
  return ((x - Math.floor(x)) * 2 ** 32) >>> 0;
}

/** @param {number} x @param {number} n */
function rotated(x, n) {
  return (x >>> n) | (x << (32 - n));
}

/** @param {Uint8Array} bytes @returns {Uint8Array} filled to whole blocks, the length at the end */
function padded(bytes) {
  const out = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
  out.set(bytes);
  out[bytes.length] = 0x80;
  const view = new DataView(out.buffer);
  view.setUint32(out.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(out.length - 4, (bytes.length << 3) >>> 0);
  return out;
}

/** @param {Uint32Array} w @param {DataView} view @param {number} at fill the message schedule */
function schedule(w, view, at) {
  for (let i = 0; i < 16; i += 1) w[i] = view.getUint32(at + 4 * i);
  for (let i = 16; i < 64; i += 1) {
    const [a, b] = [w[i - 15], w[i - 2]];
    const s0 = rotated(a, 7) ^ rotated(a, 18) ^ (a >>> 3);
    const s1 = rotated(b, 17) ^ rotated(b, 19) ^ (b >>> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
}

/** @param {number[]} state @param {Uint32Array} w @param {number[]} keys @returns {number[]} */
function compressed(state, w, keys) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i += 1) {
    const s1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + keys[i] + w[i]) | 0;
    const s0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  return [a, b, c, d, e, f, g, h].map((each, i) => (each + state[i]) >>> 0);
}

/** @param {string} text @returns {string} the digest of its UTF-8 bytes, in hexadecimal */
export function sha256(text) {
  const primes = firstPrimes(64);
  const keys = primes.map(p => fraction(Math.cbrt(p)));
  let state = primes.slice(0, 8).map(p => fraction(Math.sqrt(p)));
  const bytes = padded(new TextEncoder().encode(text));
  const view = new DataView(bytes.buffer);
  const w = new Uint32Array(64);
  for (let at = 0; at < bytes.length; at += 64) {
    schedule(w, view, at);
    state = compressed(state, w, keys);
  }
  return state.map(each => each.toString(16).padStart(8, "0")).join("");
}
