// @ts-check
// Starts the browser's Python as soon as this module is loaded, with all that chapters import: the
// notebook's kernel asks for Python seconds later, and is handed the one that is there. It stands
// beside Pyodide, in whose place scripts/live.py names it.

/** @type {{stdout?: (text: string) => void, stderr?: (text: string) => void}} of the kernel */
let kernel = {};
const FIRST = "import pyodide_kernel, course_package.charts, course_package.widgets";
/**
 * @type {Map<string, Promise<Response>>} what is on its way before Python asks for it, by address
 */
const ahead = new Map();
const plainFetch = globalThis.fetch;

/** @type {typeof fetch} */
globalThis.fetch = (input, options) => {
  const address = input instanceof Request ? input.url : String(input);
  const found = ahead.get(address);
  ahead.delete(address);
  return found ?? plainFetch(input, options);
};
// The page tells how much has come.
new PerformanceObserver(list => {
  for (const { name } of list.getEntries()) tell({ ncLoaded: name });
}).observe({ type: "resource", buffered: true });

const python = start();
python.catch(() => {}); // the kernel hears of it when it asks

/** @param {{ncLoaded?: string, ncMissing?: string, ncAll?: boolean}} message to the page */
function tell(message) {
  /** @type {any} */ (globalThis).postMessage(message);
}

/** @param {string} name @param {string} [sha256] in hexadecimal */
function fetchAhead(name, sha256) {
  const bytes = sha256?.match(/../g)?.map(each => String.fromCharCode(parseInt(each, 16))) ?? [];
  const integrity = sha256 ? `sha256-${btoa(bytes.join(""))}` : "";
  const coming = plainFetch(beside(name), { integrity });
  coming.catch(() => tell({ ncMissing: name }));
  ahead.set(beside(name), coming);
}

/** @param {string} name of a file of Pyodide's */
function beside(name) {
  return new URL(name, import.meta.url).href;
}

/** @returns {Promise<any>} Pyodide */
async function start() {
  fetchAhead("python_stdlib.zip");
  const [{ loadPyodide: load }, lock] = await Promise.all([
    import(beside("pyodide.mjs")),
    plainFetch(beside("pyodide-lock.json")).then(answer => answer.json()),
  ]);
  for (const each of Object.values(lock.packages)) fetchAhead(each.file_name, each.sha256);
  const loaded = await load({
    indexURL: beside("./"),
    packageBaseUrl: beside("./"),
    lockFileContents: lock,
    packages: Object.keys(lock.packages),
    stdout: (/** @type {string} */ text) => (kernel.stdout ?? console.log)(text),
    stderr: (/** @type {string} */ text) => (kernel.stderr ?? console.error)(text),
  });
  tell({ ncAll: true });
  await loaded.runPythonAsync(FIRST);
  return loaded;
}

/** @param {typeof kernel} options of the kernel; what else it asks for is what was loaded */
export function loadPyodide(options) {
  kernel = options;
  return python;
}
