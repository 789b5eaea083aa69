import { readFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import type { Credentials } from './operations.ts'
import type { Scene } from './scene.ts'
import { send, type Shot } from './load.ts'

/** Server settings under which PostgreSQL can write every plan it executes into its log, those inside functions too. */
export const EXPLAIN_SETTINGS = {
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_buffers': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
}

/** A request whose plans are wanted. */
export interface Question {
  name: string
  shot: Omit<Shot, 'headers'>
}

/** How PostgreSQL answered one request. */
export interface Plan {
  name: string
  /** Of the slowest statement. */
  milliseconds: number
  /** Pages of 8 KiB that the slowest looked at, in memory or not. */
  pages: number
  /** That the slowest gave. */
  rows: number
  /** Of all statements, those inside functions too. */
  indexes: string[]
  /** Tables that a statement read from end to end. */
  scanned: string[]
}

interface Node {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Shared Hit Blocks'?: number
  'Shared Read Blocks'?: number
  Plans?: Node[]
}

interface Explained {
  'Query Text': string
  Plan: Node
  /** Milliseconds. */
  duration: number
}

/** Statements that are looked at: the worker and the session store write plans too. */
const ABOUT =
  /\b(?:extension|audit_event|phone_number|emergency_address|receptionist|ring_group|schedule|holiday_calendar|device|audio_file|playlist|conference_bridge|blocked_number|voicemail_message|configuration_change)\b/
/** The worker asks of extensions as well when it looks for whom a reset of a password was asked. */
const BY_WORKER = /\bpassword_reset_request\b/

/** Asks each question several times, so that plans and pages are those of a server at work, and reads the last answer's plans. */
export async function explain(
  { portal, admin, log }: Scene,
  headers: Credentials,
  questions: readonly Question[],
): Promise<Plan[]> {
  // Not before: seeding would log every check of a foreign key.
  await admin.query('alter system set auto_explain.log_min_duration = 0')
  await admin.query('select pg_reload_conf()')
  const plans: Plan[] = []
  for (const { name, shot } of questions) {
    let from = 0
    for (let time = 0; time < 8; time += 1) {
      from = readFileSync(log).length
      const { status, text } = await send(portal.url, { ...shot, headers })
      if (status !== 200) throw new Error(`${name}: ${status} ${text}`)
    }
    await delay(100) // the log is written by the server's processes
    const found = readPlans(readFileSync(log).subarray(from).toString('utf8')).filter((plan) =>
      isAsked(plan['Query Text']),
    )
    const [slowest] = found.toSorted((a, b) => b.duration - a.duration)
    if (!slowest) throw new Error(`${name}: no plan in ${log}`)
    const nodes = found.flatMap((plan) => flatten(plan.Plan)).filter((node) => node['Actual Loops'] !== 0)
    plans.push({
      name,
      milliseconds: slowest.duration,
      pages: (slowest.Plan['Shared Hit Blocks'] ?? 0) + (slowest.Plan['Shared Read Blocks'] ?? 0),
      rows: slowest.Plan['Actual Rows'] ?? 0,
      indexes: unique(nodes.map((node) => node['Index Name'])),
      scanned: unique(
        nodes.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']),
      ),
    })
  }
  return plans
}

const isAsked = (text: string) => ABOUT.test(text) && !BY_WORKER.test(text)

const unique = (names: (string | undefined)[]): string[] => [
  ...new Set(names.filter((name) => name !== undefined)),
]

const flatten = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(flatten)]

/** `LOG:  duration: 1.234 ms  plan:` and the plan as JSON, its lines indented by a tab. */
function readPlans(log: string): Explained[] {
  return [...log.matchAll(/duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g)].map(
    ([, duration, json = '']) => ({
      ...(JSON.parse(json) as Omit<Explained, 'duration'>),
      duration: Number(duration),
    }),
  )
}
