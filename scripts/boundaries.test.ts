// Plants each forbidden import in an empty tree under the project's own lint rules and expects it to be reported. A rule
// that stopped working looks exactly like a project without violations. (In .oxlintrc.json a group with `!` goes last:
// oxlint asks no later pattern about what a `!` let through.)

import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROOT } from './install.mjs'

const FORBIDDEN: [file: string, imported: string][] = [
  ['packages/contract/src/a.ts', 'node:fs'],
  ['packages/contract/src/a.ts', '@switchboard/database/client'],
  ['packages/contract/src/a.ts', '../../../apps/web/src/paths.ts'],
  ['packages/call-flow/src/a.ts', 'node:fs'],
  ['packages/call-flow/src/a.ts', 'zod'],
  ['packages/call-flow/src/a.ts', '@switchboard/contract/common'],
  ['packages/call-flow/src/a.ts', '../../contract/src/common.ts'],
  ['apps/web/src/main.tsx', '@switchboard/api/app'],
  ['apps/web/src/main.tsx', '../../api/src/app.ts'],
  ['apps/web/src/features/a/page.tsx', '@switchboard/database/client'],
  ['apps/web/src/features/a/page.tsx', '../../../../../prisma/migrate.ts'],
  ['apps/web/src/features/a/page.tsx', '../b/form.ts'],
  ['apps/web/src/features/a/page.tsx', '../../features/b/form.ts'],
  ['apps/web/src/features/a/part/page.tsx', '../../b/form.ts'],
  ['apps/web/src/features/a/page.tsx', '../../../../api/src/app.ts'],
  ['apps/web/src/ui/Button.tsx', 'react-router'],
  ['apps/web/src/ui/Button.tsx', '@tanstack/react-query'],
  ['apps/web/src/ui/Button.tsx', '../api/query.ts'],
  ['apps/web/src/ui/Button.tsx', '../features/a/index.ts'],
  ['apps/web/src/ui/Button.tsx', '@switchboard/api/app'],
  ['apps/web/src/patterns/Page.tsx', '../features/a/index.ts'],
  ['apps/web/src/patterns/Page.tsx', '@switchboard/database/client'],
  ['apps/api/src/app.ts', '@switchboard/web/main'],
  ['apps/api/src/app.ts', '../../web/src/main.tsx'],
  ['apps/api/src/app.ts', 'react'],
  ['apps/api/src/app.ts', 'pg'],
  ['apps/api/src/app.ts', '@switchboard/database/client'],
  ['apps/api/src/features/a/service.ts', '../b/service.ts'],
  ['apps/api/src/features/a/part/service.ts', '../../b/service.ts'],
  ['apps/api/src/features/a/part/service.ts', 'pg'],
  ['apps/api/src/features/a/service.ts', 'pg'],
  ['apps/api/src/features/a/service.ts', '@switchboard/database/client'],
  ['apps/api/src/features/a/service.ts', 'react'],
  ['apps/api/src/db/tenant.ts', '../../../web/src/main.tsx'],
  ['prisma/migrate.ts', '@switchboard/api/app'],
  ['prisma/migrate.ts', '../apps/api/src/app.ts'],
]

const ALLOWED: [file: string, imported: string][] = [
  ['packages/contract/src/a.ts', 'zod'],
  ['packages/contract/src/a.ts', './endpoint.ts'],
  ['packages/call-flow/src/a.ts', './zone.ts'],
  ['packages/call-flow/src/a.ts', '@date-fns/tz/tzOffset'],
  ['apps/web/src/features/a/page.tsx', '../b/index.ts'],
  ['apps/web/src/features/a/page.tsx', '../../api/query.ts'],
  ['apps/web/src/features/a/part/page.tsx', '../other/form.ts'],
  ['apps/web/src/features/a/part/page.tsx', '../../b/index.ts'],
  ['apps/web/src/features/a/part/page.tsx', '../../../ui/Button.tsx'],
  ['apps/web/src/features/a/page.tsx', '../../ui/Button.tsx'],
  ['apps/web/src/features/a/page.tsx', '@switchboard/contract/endpoint'],
  ['apps/web/src/patterns/Page.tsx', 'react-router'],
  ['apps/web/src/patterns/Page.tsx', '../ui/Button.tsx'],
  ['apps/api/src/features/a/service.ts', '../b/index.ts'],
  ['apps/api/src/features/a/service.ts', '../../db/tenant.ts'],
  ['apps/api/src/features/a/part/service.ts', '../other/service.ts'],
  ['apps/api/src/features/a/part/service.ts', '../../../db/tenant.ts'],
  ['apps/api/src/features/a/service.ts', '@switchboard/contract/endpoint'],
  ['apps/api/src/db/tenant.ts', 'pg'],
  ['apps/api/src/db/tenant.ts', '@switchboard/database/client'],
  ['prisma/migrate.ts', 'pg'],
]

let root: string
let reported: Set<string>

/** Each import gets a file of its own beside the one it stands for, so that a report names one import. */
function planted(index: number, file: string): string {
  return join(dirname(file), `planted-${index}.ts`)
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'switchboard-boundaries-'))
  copyFileSync(join(ROOT, '.oxlintrc.json'), join(root, '.oxlintrc.json'))
  for (const [index, [file, imported]] of [...FORBIDDEN, ...ALLOWED].entries()) {
    const path = join(root, planted(index, file))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, `import { PrismaClient } from '${imported}'\n\nexport const planted = PrismaClient\n`)
  }
  reported = lint()
})
afterAll(() => rmSync(root, { recursive: true }))

/** The files in which the linter reports a forbidden import. */
function lint(): Set<string> {
  let output: string
  try {
    output = execFileSync(join(ROOT, 'node_modules/.bin/oxlint'), ['--format', 'json'], {
      cwd: root,
      encoding: 'utf8',
    })
  } catch (error) {
    output = error instanceof Error && 'stdout' in error ? String(error.stdout) : ''
  }
  const { diagnostics } = JSON.parse(output) as { diagnostics: { code: string; filename: string }[] }
  return new Set(
    diagnostics.filter(({ code }) => code.includes('no-restricted-imports')).map(({ filename }) => filename),
  )
}

test.each(FORBIDDEN.map(([file, imported], index) => ({ file, imported, index })))(
  '$file must not import $imported',
  ({ file, index }) => expect(reported).toContain(planted(index, file)),
)

test.each(ALLOWED.map(([file, imported], index) => ({ file, imported, index: FORBIDDEN.length + index })))(
  '$file may import $imported',
  ({ file, index }) => expect(reported).not.toContain(planted(index, file)),
)

test.each([
  ['apps/api', '@switchboard/web/main'],
  ['apps/web', '@switchboard/database/client'],
  ['packages/contract', '@switchboard/database/client'],
  ['packages/call-flow', '@switchboard/contract/common'],
])('%s cannot resolve %s: package.json does not offer it', (folder, name) => {
  const script = `import.meta.resolve('${name}')`
  const resolve = (): Buffer =>
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: join(ROOT, folder),
      stdio: 'pipe',
    })
  expect(resolve).toThrow(/ERR_MODULE_NOT_FOUND/)
})
