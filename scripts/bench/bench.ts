// npm run bench: what the portal costs beside the bare limit of its stack, and what its first screens weigh.
//
//   npm run bench                      requests and screens, about 3 minutes
//   npm run bench -- plans             how PostgreSQL answers with 1,000,000 extensions, about 3 minutes
//   npm run bench -- requests --write  writes the tables of what ran into docs/performance.md
//
// It ends with 1 when a budget is missed or an answer is wrong. Nothing else should run on the machine meanwhile.

import { parseArgs } from 'node:util'
import { createLifecycle } from '../lifecycle.ts'
import { makeOperations, signIn } from './operations.ts'
import { explain, EXPLAIN_SETTINGS } from './plans.ts'
import { questionsFor } from './questions.ts'
import { plansSection, requestsSection, screensSection, type Section, writeSection } from './report.ts'
import { compare } from './requests.ts'
import { addCompanies, type Scene, startBare, startScene } from './scene.ts'
import { measureScreens } from './screens.ts'

const ROUNDS = 5
const MEASUREMENT_MS = 1000

const say = (line: string): void => console.error(line)
const lifecycle = createLifecycle(say)
lifecycle.track(main()).then(
  (code) => lifecycle.end(code),
  (error: unknown) => {
    if (!lifecycle.signal.aborted) console.error(error)
    return lifecycle.end(1)
  },
)

/** @returns the exit code */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false } },
  })
  const parts = positionals.length > 0 ? positionals : ['screens', 'requests']
  const unknown = parts.find((part) => !['screens', 'requests', 'plans'].includes(part))
  if (unknown) throw new Error(`There is no part ${unknown}; there are screens, requests and plans.`)
  const sections: Section[] = []
  if (parts.includes('plans')) sections.push(await plans())
  if (parts.includes('screens') || parts.includes('requests')) {
    const scene = await startScene(lifecycle)
    if (parts.includes('screens')) sections.push(screensSection(await measureScreens(scene.portal)))
    if (parts.includes('requests')) sections.push(await requests(scene))
  }
  for (const section of sections) {
    console.log(`\n${section.table}`)
    if (values.write) writeSection(section)
  }
  const missed = sections.flatMap((section) => section.missed)
  console.log(`\n${missed.length === 0 ? 'Every budget is kept.' : `Missed:\n${missed.join('\n')}`}`)
  return missed.length === 0 ? 0 : 1
}

/** One company of a usual size, one large, and a thousand around them. */
async function requests(scene: Scene): Promise<Section> {
  say('Filling the database…')
  const company = await addCompanies(scene, 1, 1000)
  const large = await addCompanies(scene, 1, 10_000)
  await addCompanies(scene, 1000, 100)
  await scene.admin.query('vacuum analyze')
  const operations = await makeOperations(scene.portal.url, scene.admin, { company, large })
  const comparisons = await compare({
    portal: scene.portal.url,
    bare: await startBare(lifecycle, scene),
    operations,
    rounds: ROUNDS,
    milliseconds: MEASUREMENT_MS,
    signal: lifecycle.signal,
    say,
  })
  return requestsSection(comparisons)
}

/** A usual company and a huge one among 900 others. */
async function plans(): Promise<Section> {
  const scene = await startScene(lifecycle, EXPLAIN_SETTINGS)
  say('Filling the database…')
  const companies = {
    usual: await addCompanies(scene, 900, 1000),
    huge: await addCompanies(scene, 1, 100_000),
  }
  await scene.admin.query('vacuum analyze')
  const found = []
  for (const [size, company] of Object.entries(companies)) {
    const credentials = await signIn(scene.portal.url, company)
    const questions = await questionsFor(scene.admin, company)
    for (const plan of await explain(scene, credentials, questions)) {
      found.push({ ...plan, name: `${size}: ${plan.name}` })
    }
  }
  return plansSection(found)
}
