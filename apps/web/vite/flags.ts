import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const icons = dirname(createRequire(import.meta.url).resolve('country-flag-icons/package.json'))
const { version } = JSON.parse(readFileSync(join(icons, 'package.json'), 'utf8')) as { version: string }
const folder = join(icons, '3x2')
/** The version is part of the address, so that flags can be cached for ever like every other asset. */
const base = `assets/flags-${version}`

/** Serves each flag as a file of its own (`${__FLAGS__}/FR.svg`): a page loads the flags it shows and no others. */
export function flags(): Plugin {
  return {
    name: 'flags',
    config: () => ({ define: { __FLAGS__: JSON.stringify(`/${base}`) } }),
    configureServer(server) {
      server.middlewares.use(`/${base}`, (request, response) => {
        const code = /^\/([A-Z]{2})\.svg$/.exec(request.url ?? '')?.[1]
        response.setHeader('content-type', 'image/svg+xml')
        response.end(code ? readFileSync(join(folder, `${code}.svg`)) : '')
      })
    },
    generateBundle() {
      for (const file of readdirSync(folder).filter((name) => /^[A-Z]{2}\.svg$/.test(name))) {
        this.emitFile({
          type: 'asset',
          fileName: `${base}/${file}`,
          source: readFileSync(join(folder, file)),
        })
      }
    },
  }
}
