// The browser of the end-to-end tests and screenshots: Playwright's `launchOptions` are what chromium() resolves to.

import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { arch, platform } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { ROOT } from './install.mjs'
import { StartError } from './start-error.ts'

export interface ChromiumOptions {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

const PACKAGE = join(fileURLToPath(import.meta.resolve('@sparticuz/chromium')), '../..')

/** The package's own fonts.conf names folders of Amazon's servers. */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** Names and places of browsers that people install. */
const INSTALLED = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * CHROMIUM_PATH, else the one that comes inside an npm package, else (where that does not run) a browser of the machine.
 * The package's goes first because it is the same everywhere, and a headless shell: a page in a new profile costs it a
 * third of the processor time that a browser for people needs.
 * @throws StartError when there is none for this machine
 */
export async function chromium(environment: NodeJS.ProcessEnv = process.env): Promise<ChromiumOptions> {
  const env = Object.fromEntries(
    Object.entries(environment).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
  // Never chromium.args of the package: they switch web security off and put everything in one process.
  const args = ['--no-sandbox']
  const given = environment.CHROMIUM_PATH
  if (given && !existsSync(given)) throw new StartError(`CHROMIUM_PATH names ${given}, which does not exist.`)
  if (given) return { executablePath: given, args, env }
  if (platform() === 'linux' && arch() === 'x64') {
    const folder = await unpackChromium()
    return {
      executablePath: join(folder, 'chromium'),
      args,
      env: { ...env, ...libraries(folder, environment) },
    }
  }
  const installed = INSTALLED.map((name) => findProgram(name, environment)).find((path) => path !== undefined)
  if (installed === undefined)
    throw new StartError('No Chromium or Chrome was found; install one or set CHROMIUM_PATH.')
  return { executablePath: installed, args, env }
}

function findProgram(name: string, { PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const candidates = name.startsWith('/') ? [name] : PATH.split(delimiter).map((folder) => join(folder, name))
  return candidates.find((path) => existsSync(path) && runs(path))
}

/** Ubuntu has a `chromium-browser` that only says how to install it. */
function runs(path: string): boolean {
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 })
    return true
  } catch {
    return false
  }
}

/** Unpacks the package once per version; whole or not at all, by renaming. */
async function unpackChromium(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')) as { version: string }
  const folder = join(ROOT, `node_modules/.cache/chromium-${version}`)
  if (existsSync(folder)) return folder
  const unfinished = `${folder}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  await inflateInto(unfinished, ['chromium.br', 'fonts.tar.br', 'al2023.tar.br'])
  writeFileSync(join(unfinished, 'fonts/fonts.conf'), FONTS)
  try {
    renameSync(unfinished, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(unfinished, { recursive: true }) // another process was faster
  }
  return folder
}

/** The package unpacks into the temporary folder, which everybody on the machine shares; here it is a folder of ours. */
async function inflateInto(folder: string, archives: string[]): Promise<void> {
  const { TMPDIR } = process.env
  process.env.TMPDIR = folder
  try {
    await Promise.all(archives.map((name) => inflate(join(PACKAGE, 'bin', name))))
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = TMPDIR
  }
}

/** NSS and fonts for machines that have none; those of the machine go first where they exist. */
function libraries(
  folder: string,
  { LD_LIBRARY_PATH, FONTCONFIG_PATH }: NodeJS.ProcessEnv,
): Record<string, string> {
  const own = join(folder, 'al2023/lib')
  return {
    LD_LIBRARY_PATH: LD_LIBRARY_PATH ? `${LD_LIBRARY_PATH}:${own}` : own,
    ...(FONTCONFIG_PATH === undefined && !existsSync('/etc/fonts/fonts.conf')
      ? { FONTCONFIG_PATH: join(folder, 'fonts') }
      : {}),
  }
}
