// Compiles Python files for the browser's Python, by that Python itself, run by Node.js:
// node live_compile.mjs FOLDER-OF-PYODIDE FOLDER-IN FOLDER-OUT [MODULE …]
// FOLDER-IN has a folder for each wheel, and one for Python's own library if that is to be
// compiled.
// With modules, only what importing them loads is compiled.
import { pathToFileURL } from "node:url";

const [core, source, target, ...modules] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${core}/pyodide.mjs`).href);
const info = {
  abi_version: "2026_0",
  arch: "wasm32",
  platform: "emscripten_5_0_3",
  python: "3.14.2",
};
const lockFileContents = { info, packages: {} };
const python = await loadPyodide({
  indexURL: `${core}/`,
  packageBaseUrl: `${core}/`,
  lockFileContents,
});
for (const [place, folder] of Object.entries({ "/source": source, "/target": target })) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}
python.globals.set("modules", python.toPy(modules));
const program = `
import sys
from importlib import import_module
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash
from pathlib import Path

# Their explanations are a third of them, and no reader of the course looks there.
BARE = {"attrs", "jinja2", "jsonschema", "narwhals", "psygnal", "pyrsistent", "python_stdlib.zip"}
LIBRARY, WHEELS = "/lib/python314.zip", "/lib/python3.14/site-packages"
SOURCE, TARGET = Path("/source"), Path("/target")
sys.dont_write_bytecode = True
sys.path += map(str, SOURCE.iterdir())
if modules:
    import typing, typing_extensions
    typing.TypedDict = typing_extensions.TypedDict  # as charts/_altair.py has it
for each in modules:
    import_module(each)

def unpacked(path):
    """Return where the files of a wheel, or of the library, are in the browser; errors name that."""
    first, *parts = path.relative_to(SOURCE).parts
    return "/".join((LIBRARY if first.endswith(".zip") else WHEELS, *parts))

found = {getattr(each, "__file__", None) for each in list(sys.modules.values())}
wanted = [
    path for path in sorted(SOURCE.rglob("*.py"))
    if not modules or {str(path), unpacked(path)} & found
]
for path in wanted:
    place = path.relative_to(SOURCE)
    text = path.read_bytes()
    made = TARGET / place.with_suffix(".pyc")
    made.parent.mkdir(parents=True, exist_ok=True)
    bare = place.parts[0].split("-")[0] in BARE
    code = compile(text, unpacked(path), "exec", dont_inherit=True, optimize=2 if bare else 0)
    made.write_bytes(_code_to_hash_pyc(code, source_hash(text), False))
`;
try {
  python.runPython(program);
} catch (error) {
  // Left to itself, Node.js prints the whole file of Pyodide before the error.
  console.error(error.message || String(error));
  process.exitCode = 1;
}
