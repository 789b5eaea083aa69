// What is made from the sources and not committed, made again only when they changed.
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bin, runCommand } from './commands.ts'
import { ROOT } from './install.mjs'
import { makeIfStale } from './stale.ts'

/** The Prisma client, `prisma/generated/`. */
export function makeClient(signal?: AbortSignal): Promise<void> {
  return makeIfStale({
    name: 'client',
    sources: ['prisma/schema', 'prisma/prisma.config.ts', 'prisma/package.json'],
    result: 'prisma/generated/client.ts',
    make: async () => {
      await runCommand(bin('prisma', 'prisma'), ['generate'], {
        cwd: 'prisma',
        // Any file that exists: generating does not use the engine, but the command would download one.
        env: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          CHECKPOINT_DISABLE: '1',
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
        },
        ...(signal ? { signal } : {}),
      })
    },
  })
}

/**
 * The portal's pages, `apps/web/dist/`. Built beside it and swapped: a portal that runs never finds them half-built.
 * @param always also when nothing changed
 */
export function makeWeb(say: (line: string) => void, signal?: AbortSignal, always = false): Promise<void> {
  return makeIfStale({
    name: 'web',
    sources: ['apps/web', 'packages/contract', 'packages/call-flow', 'pnpm-lock.yaml'],
    result: 'apps/web/dist/index.html',
    always,
    make: async () => {
      say('Building the pages…')
      const args = ['build', '--outDir', 'dist.next', '--emptyOutDir']
      await runCommand(bin('apps/web', 'vite'), args, { cwd: 'apps/web', ...(signal ? { signal } : {}) })
      rmSync(join(ROOT, 'apps/web/dist'), { recursive: true, force: true })
      renameSync(join(ROOT, 'apps/web/dist.next'), join(ROOT, 'apps/web/dist'))
    },
  })
}
