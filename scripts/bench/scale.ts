import { Agent } from 'node:http'
import { measure, send, type Work } from './load.ts'
import { listWork, type Page, signIn } from './operations.ts'
import type { Company, Scene } from './scene.ts'
import { median } from './statistics.ts'

/** As many rows as both companies find of what is common. */
const LIMIT = 50

const PAGES: Record<string, Partial<Page>> = {
  'By number': {},
  'By number, downwards': { sort: '-number' },
  'By name': { sort: 'name' },
  'By name, downwards': { sort: '-name' },
  'Deep page by number': { deep: true },
  'Deep page by number, downwards': { sort: '-number', deep: true },
  'Deep page by name': { sort: 'name', deep: true },
  'Deep page by name, downwards': { sort: '-name', deep: true },
  'Search, a name that 1 in 20 has': { search: 'moreau' },
  'The same, by name': { search: 'moreau', sort: 'name' },
  'Search, a name that 1 in 400 has, a page of 3': { search: 'chloe moreau', limit: 3 },
  'Search, a part of many numbers': { search: '12' },
  'Search, a part of few numbers': { search: '1999' },
  'Search, two letters that nothing has': { search: 'zz' },
}

/** Time of a page in the large company as a part of the same in the usual one. */
export interface Scaling {
  name: string
  budget: number
  /** One a round. */
  ratios: number[]
}

interface Options {
  rounds: number
  signal: AbortSignal
  say: (line: string) => void
}

const BUDGET = 1.2
/** Requests to each company in a round. */
const REQUESTS = 100
/** The small company is asked on every connection to the database first: the plans that it leaves serve the others. */
const BEFORE_MS = 300

/** Asks each page of the list of a company of 10,000 and of one of 1,000, request by request in turns. */
export async function measureScale(
  { portal: { url: base }, admin }: Scene,
  { small, usual, large }: Record<'small' | 'usual' | 'large', Company>,
  { rounds, signal, say }: Options,
): Promise<Scaling[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const companies = await Promise.all(
    [small, usual, large].map(async (company) => ({ company, headers: await signIn(base, company) })),
  )
  const found: Scaling[] = []
  for (const [name, page] of Object.entries(PAGES)) {
    signal.throwIfAborted()
    const [before, ...sides] = await Promise.all(
      companies.map(({ company, headers }) => listWork(admin, company, headers, { limit: LIMIT, ...page })),
    )
    if (before) await measure(base, before.workers(16), BEFORE_MS)
    const works = sides.flatMap(({ workers }) => workers(1))
    await inTurns(base, works, agent)
    const ratios: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const [usualMs = 0, largeMs = 0] = await inTurns(base, works, agent)
      say(`${name}: ${largeMs.toFixed(2)} ms, against ${usualMs.toFixed(2)} ms`)
      ratios.push(largeMs / usualMs)
    }
    found.push({ name, budget: BUDGET, ratios })
  }
  agent.destroy()
  return found
}

/** @returns for each work the median of its answers, in milliseconds */
async function inTurns(base: string, works: readonly Work[], agent: Agent): Promise<number[]> {
  const times = works.map((work) => ({ work, all: [] as number[] }))
  for (let turn = 0; turn < REQUESTS; turn += 1) {
    for (const { work, all } of turn % 2 === 0 ? times : times.toReversed()) {
      const started = performance.now()
      const answer = await send(base, work.next(), agent)
      all.push(performance.now() - started)
      work.check(answer)
    }
  }
  return times.map(({ all }) => median(all))
}
