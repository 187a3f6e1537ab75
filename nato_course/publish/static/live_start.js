// @ts-check
// Starts the browser's Python as soon as this module is loaded, with all that chapters import: the
// notebook's kernel asks for Python seconds later, and is handed the one that is there. It stands
// beside Pyodide, in whose place scripts/live.py names it.

/** @type {{stdout?: (text: string) => void, stderr?: (text: string) => void}} of the kernel */
let kernel = {};
const FIRST = "import pyodide_kernel, nato_course.charts, nato_course.widgets";
const python = start();
python.catch(() => {}); // the kernel hears of it when it asks

/** @param {string} name of a file of Pyodide's */
function beside(name) {
  return new URL(name, import.meta.url).href;
}

/** @returns {Promise<any>} Pyodide */
async function start() {
  const [{ loadPyodide: load }, lock] = await Promise.all([
    import(beside("pyodide.mjs")),
    fetch(beside("pyodide-lock.json")).then((answer) => answer.json()),
  ]);
  const loaded = await load({
    indexURL: beside("./"),
    packageBaseUrl: beside("./"),
    lockFileContents: lock,
    packages: Object.keys(lock.packages),
    stdout: (/** @type {string} */ text) => (kernel.stdout ?? console.log)(text),
    stderr: (/** @type {string} */ text) => (kernel.stderr ?? console.error)(text),
  });
  await loaded.runPythonAsync(FIRST);
  return loaded;
}

/** @param {typeof kernel} options of the kernel; what else it asks for is what was loaded */
export function loadPyodide(options) {
  kernel = options;
  return python;
}
