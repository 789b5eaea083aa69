import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

// Rules that types and lint cannot say. Each holds over the whole repository and proves itself on a planted violation.

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
const exclude = [
  '**/node_modules/**',
  '**/dist/**',
  'prisma/generated/**',
  'apps/api/src/testing/conventions.test.ts',
]
const filesOf = (patterns: readonly string[]) => globSync([...patterns], { cwd: ROOT, exclude }).toSorted()
const read = (file: string) => readFileSync(`${ROOT}${file}`, 'utf8')

interface Rule {
  because: string
  files: readonly string[]
  /** What must not be there. */
  never: RegExp
  /** Files in which it may be. */
  except?: RegExp
  /** A line that breaks the rule. */
  planted: string
}

const TESTS = [
  'apps/**/*.test.{ts,tsx}',
  'packages/**/*.test.ts',
  'scripts/**/*.test.ts',
  'prisma/**/*.test.ts',
  'e2e/**/*.ts',
]
const API = ['apps/api/src/**/*.ts']
const IS_TEST = /\.test\.ts$|\/testing\//

const RULES: Record<string, Rule> = {
  'features and jobs ask the clock': {
    because: 'tests and undo choose the instant: use clock.now() of the context',
    files: ['apps/api/src/{features,jobs}/**/*.ts'],
    never: /Date\.now\(\)|new Date\(\)|\bnow\(\)(?<!(clock|performance)\.now\(\))|current_timestamp/i,
    except: IS_TEST,
    planted: 'const at = new Date()',
  },
  'raw SQL on the tenant role is rare': {
    because:
      'db is the way; withPg is for streams, COPY and the hottest lists: name the file here, with a measurement in docs/performance.md',
    files: ['apps/api/src/features/**/*.ts'],
    never: /\bwithPg\b|\bwithTenantPg\b/,
    except: /^apps\/api\/src\/features\/(extensions\/(import\/)?|destinations\/)routes\.ts$|\.test\.ts$/,
    planted: 'route(app, x.list, ({ withPg }) => withPg(all))',
  },
  'the platform role is for what happens before a company is known': {
    because: 'a feature that sees every company leaks one day: use db of the context',
    files: ['apps/api/src/features/**/*.ts'],
    never: /\bplatform\b/,
    except:
      /^apps\/api\/src\/features\/(session|passkeys|second-factor|invitations|password-reset|email-change|phone-numbers\/(inventory|routes)|profile\/(password|sessions))\b/,
    planted: 'app.portal.database.platform.prisma.extension.findMany()',
  },
  'only db/ opens connections': {
    because: 'a client of your own has no tenant: use withTenant()',
    files: [...API],
    never:
      /import (?!type)[^\n]*from '(pg|@prisma\/adapter-pg)'|new (PrismaClient|pg\.(Pool|Client)|Pool|Client)\(/,
    except: /^apps\/api\/src\/(db|testing|commands)\/|\.test\.ts$/,
    planted: "import pg from 'pg'",
  },
  'only the entry points read the environment': {
    because: 'buildApp() is given its configuration, so that tests can give another',
    files: [...API, 'packages/**/*.ts'],
    never: /process\.env/,
    // The last two: programs of other people, and what runs them.
    except:
      /^apps\/api\/src\/(server\.ts|commands\/|testing\/(global-setup|db)\.ts|features\/api-tokens\/examples\.test\.ts)|\/api-examples\.ts$/,
    planted: 'const url = process.env.DATABASE_URL',
  },
  'no test is skipped or run alone': {
    because: 'it would hide all others',
    files: TESTS,
    never: /\b(test|it|describe)\.(only|skip|todo)\b/,
    planted: "test.only('one', () => {})",
  },
  'no test sleeps': {
    because: 'wait for what you wait for: expect.poll, or a locator',
    files: TESTS,
    never: /waitForTimeout\(|await (delay|sleep|setTimeout)\(|setTimeout\(resolve/,
    planted: 'await page.waitForTimeout(500)',
  },
  'nothing is left to do in comments': {
    because: 'do it, or write it on the list of issues',
    files: [
      'apps/**/*.{ts,tsx}',
      'packages/**/*.ts',
      'prisma/**/*.ts',
      'scripts/**/*.{ts,mjs}',
      'e2e/**/*.ts',
    ],
    never: /\b(TODO|FIXME|XXX)\b/,
    planted: '// TODO: check this',
  },
}

describe.each(Object.entries(RULES))('%s', (_, { because, files, never, except, planted }) => {
  test(`everywhere: ${because}`, () => {
    const looked = filesOf(files).filter((file) => !except?.test(file))
    const broken = looked.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, at) => (never.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    )
    expect(looked.length).toBeGreaterThan(0)
    expect(broken).toEqual([])
  })

  test('and it finds what breaks it', () => {
    expect(planted).toMatch(never)
  })
})

/** Why a feature lacks a part that every other has. */
const EXEMPTIONS: Record<string, string> = {
  'e2e/playlists.e2e.ts': 'audio.e2e.ts walks through it',
  'apps/web/src/features/session': 'its pages are the sign-in and the shell',
  'e2e/session.e2e.ts': 'sign-in.e2e.ts walks through it',
  'e2e/emergency-addresses.e2e.ts': 'phone-numbers.e2e.ts walks through it',
  'apps/web/src/features/password-reset': 'its pages are at the door: features/sign-in',
  'apps/web/src/features/voicemail-boxes': 'its forms are those of extensions: features/extensions/boxes',
  'e2e/voicemail-boxes.e2e.ts': 'voicemail.e2e.ts walks through it',
  'apps/web/src/features/email-change': 'asked for in the profile, confirmed at the door: features/sign-in',
  'apps/web/src/features/engine-events': 'for phone engines: people see what they tell of devices',
  'e2e/engine-events.e2e.ts': 'devices.e2e.ts shows what they tell',
  'e2e/quick-start.e2e.ts': 'preferences.e2e.ts walks through it',
  'e2e/blocked-numbers.e2e.ts': 'preferences.e2e.ts walks through it',
}

// A large feature has several files of one slug: extensions.ts, extensions.import.ts.
const files = filesOf(['packages/contract/src/*.ts'])
  .filter(
    (file) =>
      read(file).includes('endpoint({') && !file.endsWith('/endpoint.ts') && !file.endsWith('.test.ts'),
  )
  .map((file) => file.replace(/^.*\/|\..*$/g, ''))
const slugs = [...new Set(files)]

test.each(slugs)('%s has the same name everywhere', (slug) => {
  const parts = [
    `apps/api/src/features/${slug}/routes.ts`,
    `apps/api/src/features/${slug}/routes.test.ts`,
    `apps/web/src/features/${slug}`,
    `e2e/${slug}.e2e.ts`,
  ]
  expect(parts.filter((part) => !existsSync(`${ROOT}${part}`) && !EXEMPTIONS[part])).toEqual([])
})

test('no exemption is left over', () => {
  expect(Object.keys(EXEMPTIONS).filter((part) => existsSync(`${ROOT}${part}`))).toEqual([])
})
