// What is made from the sources and not committed, made again only when they changed.
import { bin, runCommand } from './commands.ts'
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

/** The portal's pages, `apps/web/dist/`. */
export function makeWeb(say: (line: string) => void, signal?: AbortSignal): Promise<void> {
  return makeIfStale({
    name: 'web',
    sources: ['apps/web', 'packages/contract', 'pnpm-lock.yaml'],
    result: 'apps/web/dist/index.html',
    make: async () => {
      say('Building the pages…')
      await runCommand(bin('apps/web', 'vite'), ['build'], { cwd: 'apps/web', ...(signal ? { signal } : {}) })
    },
  })
}
