import type { Plugin } from 'vite'

/** What the first tab is made of, by the names of chunks. */
const ITS_OWN = new Set(['rolldown-runtime', 'base', 'first', 'shell'])

/**
 * Fails a build in which the first tab loads what it need not: every request counts (docs/performance.md), and files that
 * import each other in a circle leave an empty page behind.
 */
export function firstTab(): Plugin {
  return {
    name: 'first-tab',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunkOf = (file: string) => {
        const output = bundle[file]
        return output?.type === 'chunk' ? output : undefined
      }
      const first = Object.keys(bundle).find((file) => chunkOf(file)?.name === 'first')
      if (first === undefined) this.error('There is no chunk of the first tab.')
      const files = new Set([first])
      for (const file of files) {
        for (const imported of chunkOf(file)?.imports ?? []) files.add(imported)
      }
      const others = [...files].filter((file) => !ITS_OWN.has(chunkOf(file)?.name ?? ''))
      if (others.length > 0) this.error(`The first tab loads ${others.join(', ')} too: see vite/chunks.ts.`)
    },
  }
}
