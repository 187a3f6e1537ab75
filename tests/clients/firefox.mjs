// @ts-check
// Drives Firefox for the tests: a command a line on standard input, an answer a line on standard output.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath: process.argv[2],
  headless: true,
});
const page = await browser.newPage();
/** @type {string[]} */
let errors = [];
page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
page.on("pageerror", (error) => errors.push(String(error)));

/** @type {Record<string, (given: any) => Promise<any>>} */
const commands = {
  async size({ width, height }) {
    await page.setViewport({ width, height });
  },
  async open({ url }) {
    errors = [];
    await page.goto(url, { waitUntil: "load" });
  },
  run: ({ source, given }) => page.evaluate(`(${source})(${JSON.stringify(given)})`),
  errors: async () => errors,
  close: () => browser.close(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const { command, ...given } = JSON.parse(line);
  try {
    const value = (await commands[command](given)) ?? null;
    console.log(JSON.stringify({ value }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
  if (command === "close") process.exit(0);
}
