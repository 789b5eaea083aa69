import { deepStrictEqual, strictEqual } from 'node:assert'
import type { Client } from 'pg'
import type { extensions } from '../../packages/contract/src/extensions.ts'
import type { RequestOf } from '../../packages/contract/src/endpoint.ts'
import { type Answer, send, type Work } from './load.ts'
import { deepCursor, type Sort, SORTS } from './questions.ts'
import { type Company, PASSWORD } from './scene.ts'

/** Something that people do all day, asked of either server in the same words. */
export interface Operation {
  name: string
  /** The least requests per second of the portal, as a part of the bare server's. */
  budget: number
  /** `count` workers that get in each other's way no more than people do. */
  workers: (count: number) => Work[]
}

/** Headers of a signed-in owner. */
export type Credentials = Record<string, string>

const PAGE = 100
const SEARCH = 'moreau'
/** Workers at most: each saves an extension of its own. */
const MOST_WORKERS = 16

const signInShot = ({ mainNumber }: Company): ReturnType<Work['next']> => ({
  method: 'POST',
  path: '/api/v1/session',
  body: { country: 'FR', login: mainNumber, password: PASSWORD },
})

/** Signs in at the portal; the bare server knows the same session. */
export async function signIn(portal: string, company: Company): Promise<Credentials> {
  const { status, headers, text } = await send(portal, signInShot(company))
  strictEqual(status, 201, text)
  const cookie = headers['set-cookie']?.find((each) => each.startsWith('sid='))?.split(';')[0] ?? ''
  return { cookie, 'x-csrf-token': (JSON.parse(text) as { csrfToken: string }).csrfToken }
}

/** An answer that is right once is right again: only a text that was not seen yet is read. */
function checker(status: number, isRight: (body: never) => void): (answer: Answer) => void {
  const seen = new Set<string>()
  return (answer) => {
    strictEqual(answer.status, status, answer.text)
    if (seen.has(answer.text)) return
    isRight(JSON.parse(answer.text) as never)
    seen.add(answer.text)
  }
}

const same = (count: number, work: Work): Work[] => Array.from({ length: count }, () => work)

/** The operations in a usual company, and the list in a large one. */
export async function makeOperations(
  portal: string,
  admin: Client,
  { usual: company, large }: { usual: Company; large: Company },
): Promise<Operation[]> {
  const headers = await signIn(portal, company)
  const list = (page: Partial<Page> = {}): Promise<Workers> =>
    listWork(admin, company, headers, { limit: PAGE, ...page })
  return [
    { name: 'List, 100 of 1,000', budget: 0.8, ...(await list()) },
    {
      name: 'List, 100 of 10,000',
      budget: 0.8,
      ...(await listWork(admin, large, await signIn(portal, large), { limit: PAGE })),
    },
    { name: `Search by a part of a name`, budget: 0.8, ...(await list({ search: SEARCH })) },
    { name: 'Open one', budget: 0.35, ...(await open(admin, company, headers)) },
    { name: 'Save one', budget: 0.35, ...(await save(portal, admin, company, headers)) },
    { name: 'Sign in', budget: 0.8, workers: (count) => same(count, signInWork(company)) },
  ]
}

type Save = RequestOf<typeof extensions.update>
export type Workers = Pick<Operation, 'workers'>

/** A page of the list: the first, unless it is deep. */
export interface Page {
  limit: number
  sort?: Sort
  search?: string
  /** The page after nine tenths of the list. */
  deep?: boolean
}

/** Asks for one page over and over, and knows what is on it. */
export async function listWork(
  admin: Client,
  company: Company,
  headers: Credentials,
  { limit, sort = 'number', search, deep }: Page,
): Promise<Workers> {
  const { rows } = await admin.query<{ number: string }>(
    `select number from extension where tenant_id = $1 and position($2 in search_text) > 0 order by ${SORTS[sort]}
     offset ${deep ? '(select count(*) * 9 / 10 from extension where tenant_id = $1)' : '0'} limit ${limit}`,
    [company.id, search ?? ''],
  )
  const expected = rows.map(({ number }) => number)
  const check = checker(200, ({ items }: { items: { number: string }[] }) =>
    deepStrictEqual(
      items.map(({ number }) => number),
      expected,
    ),
  )
  const query = new URLSearchParams({
    limit: String(limit),
    ...(sort !== 'number' && { sort }),
    ...(search && { search }),
    ...(deep && { cursor: await deepCursor(admin, company, sort) }),
  })
  const path = `/api/v1/extensions?${query}`
  return { workers: (count) => same(count, { next: () => ({ method: 'GET', path, headers }), check }) }
}

interface Extension {
  id: string
  number: string
  name: string
  version: number
}

/** One person for each worker, after the first `skip`. From the end: the plan begins with numbers that France reserves. */
async function persons(admin: Client, { id }: Company, skip: number): Promise<Extension[]> {
  const { rows } = await admin.query<Extension>(
    `select id, number, name, version from extension where tenant_id = $1 and kind = 'user'
     order by number_value desc offset $2 limit ${MOST_WORKERS}`,
    [id, skip],
  )
  return rows
}

async function open(admin: Client, company: Company, headers: Credentials): Promise<Workers> {
  const works = (await persons(admin, company, MOST_WORKERS)).map(({ id, number, name }): Work => ({
    next: () => ({ method: 'GET', path: `/api/v1/extensions/${id}`, headers }),
    check: checker(200, (body: Extension) => {
      deepStrictEqual([body.id, body.number, body.name], [id, number, name])
    }),
  }))
  return { workers: (count) => works.slice(0, count) }
}

async function save(portal: string, admin: Client, company: Company, headers: Credentials): Promise<Workers> {
  const works = (await persons(admin, company, 0)).map((extension) => saveWork(extension, headers))
  // The first save of each sets a PIN, which the portal asks for.
  for (const { next, check } of works) check(await send(portal, next()))
  return { workers: (count) => works.slice(0, count) }
}

/** Each save changes the person's first name and do not disturb, back and forth. */
function saveWork(extension: Extension, headers: Credentials): Work {
  const { id, number } = extension
  let { version } = extension
  let pin: string | null = '4071'
  const firstName = (): string => (version % 2 === 0 ? 'Ada' : 'Éloïse')
  const lastName = `Save ${number}`
  const body = (): Save['body'] => ({
    number,
    holder: { kind: 'person', firstName: firstName(), lastName, email: `save${number}@example.test` },
    enabled: true,
    callerIdNumberId: null,
    forwarding: { mode: 'off' },
    doNotDisturb: version % 2 === 0,
    voicemail: { enabled: true, pin, delaySeconds: 20, email: null, language: 'fr' },
    version,
  })
  return {
    next: () => ({ method: 'PUT', path: `/api/v1/extensions/${id}`, headers, body: body() }),
    check: ({ status, text }) => {
      strictEqual(status, 200, text)
      const saved = JSON.parse(text) as Extension
      deepStrictEqual([saved.version, saved.name], [version + 1, `${firstName()} ${lastName}`])
      version = saved.version
      pin = null
    },
  }
}

function signInWork(company: Company): Work {
  return {
    next: () => signInShot(company),
    check: ({ status, text }) => {
      strictEqual(status, 201, text)
      strictEqual((JSON.parse(text) as { tenant: { id: string } }).tenant.id, company.id)
    },
  }
}
