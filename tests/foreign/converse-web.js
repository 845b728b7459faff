// Holds interviews over gRPC-Web: with connect-web in Node, then with connect-web and grpc-web in headless Chromium.
// Usage: node converse-web.js <http://host:port of the web door> <resume file> <job description file>
// The page comes from a server of its own, as a frontend in development does, so the door's CORS rules take part.
// Prints each message received as a line of JSON with the client that got it, and OK as the last line.

import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LONGEST_MS = 180_000;
const BROWSER = '/usr/bin/chromium';
const BROWSER_ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

const [door, resumeFile, jobFile] = process.argv.slice(2);
const here = fileURLToPath(new URL('.', import.meta.url));

const print = (client, message) => console.log(JSON.stringify({ client, message }));

function generate() {
  const packages = join(here, 'node_modules/@bufbuild');
  const platform = readdirSync(packages).find(name => name.startsWith('buf-linux-'));
  execFileSync(join(packages, platform, 'bin/buf'), ['generate', '--template', 'web/buf.gen.yaml'], { cwd: here, stdio: 'inherit' });
}

function read(file) {
  const bytes = readFileSync(file);
  return { name: basename(file), bytes: new Uint8Array(bytes), base64: bytes.toString('base64') };
}

async function bundle() {
  const { outputFiles } = await build({ entryPoints: [join(here, 'web/page.js')], bundle: true, write: false, logLevel: 'warning' });
  return outputFiles[0].text;
}

async function inNode(files) {
  const { connectClient } = await import('./web/connect-client.js');
  const { holdInterview } = await import('./web/interview.js');
  await holdInterview(connectClient(door), files, message => print('connect-web in Node', message));
}

async function inBrowser(files, script) {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<!doctype html><title>A page</title>'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const browser = await chromium.launch({ executablePath: BROWSER, args: BROWSER_ARGUMENTS });
  try {
    const page = await browser.newPage();
    page.on('console', message => console.error(message.text()));
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.exposeFunction('report', print);
    await page.addScriptTag({ content: script });
    const sent = Object.fromEntries(Object.entries(files).map(([key, { name, base64 }]) => [key, { name, base64 }]));
    await page.evaluate(([baseUrl, files]) => window.holdInterviews(baseUrl, files), [door, sent]);
  } finally {
    await browser.close();
    server.close();
  }
}

setTimeout(() => { throw new Error(`not done after ${LONGEST_MS} ms`); }, LONGEST_MS).unref();
try {
  generate();
  const files = { resume: read(resumeFile), job: read(jobFile) };
  await inNode(files);
  await inBrowser(files, await bundle());
  console.log('OK');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
