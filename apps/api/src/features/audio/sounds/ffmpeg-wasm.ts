// ffmpeg as WebAssembly, as a program: its arguments after the path of the core, standard input, and the descriptors 3 and 4.

import { readFileSync, writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** As much of @ffmpeg/core as is used; the package has no types of its own. */
interface Core {
  FS: { writeFile(path: string, bytes: Uint8Array): void; readFile(path: string): Uint8Array }
  setLogger(logger: (line: { type: string; message: string }) => void): void
  exec(...args: string[]): number
}
type MakeCore = (options: { wasmBinary: Uint8Array }) => Promise<Core>

/** It has no pipes: what would pass through them are files in its memory. */
const FILES = new Map([
  ['pipe:0', 'source'],
  ['pipe:3', 'wide'],
  ['pipe:4', 'narrow'],
])

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      // A pipe that is full for the moment.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
    }
  }
}

const [, , path = '', ...args] = process.argv
// It takes itself for a browser's worker.
Object.assign(globalThis, { self: globalThis, location: { href: import.meta.url } })
const { default: makeCore } = (await import(pathToFileURL(path).href)) as { default: MakeCore }
const core = await makeCore({ wasmBinary: readFileSync(path.replace(/\.js$/, '.wasm')) })
// At the end of each run it says that it aborts, which is how it ends.
core.setLogger(({ message }) => message !== 'Aborted()' && process.stderr.write(`${message}\n`))
core.FS.writeFile('source', readFileSync(0))
const code = core.exec(...args.map((argument) => FILES.get(argument) ?? argument))
if (code === 0) {
  writeAll(3, core.FS.readFile('wide'))
  writeAll(4, core.FS.readFile('narrow'))
}
process.exitCode = code
