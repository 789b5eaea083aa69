// npm run bench: what the portal costs beside the bare limit of its stack, and what its first screens weigh.
//
//   npm run bench                      screens, requests and scale, about 5 minutes
//   npm run bench -- scale             the list at 10,000 extensions against the same at 1,000
//   npm run bench -- plans             how PostgreSQL answers with 1,000,000 extensions, about 8 minutes
//   npm run bench -- requests --write  writes the tables of what ran into docs/performance.md
//
// It ends with 1 when a budget is missed or an answer is wrong. Nothing else should run on the machine meanwhile.

import { parseArgs } from 'node:util'
import { createLifecycle } from '../lifecycle.ts'
import { addConfiguration, configurationQuestions } from './configuration.ts'
import { addHistory, historyQuestions } from './history.ts'
import { makeOperations, signIn } from './operations.ts'
import { explain, EXPLAIN_SETTINGS } from './plans.ts'
import { questionsFor } from './questions.ts'
import {
  plansSection,
  requestsSection,
  scaleSection,
  screensSection,
  type Section,
  writeSection,
} from './report.ts'
import { compare } from './requests.ts'
import { measureScale } from './scale.ts'
import { addCompanies, type Company, type Scene, startBare, startScene } from './scene.ts'
import { measureScreens } from './screens.ts'

const MEASUREMENT_MS = 1000

const say = (line: string): void => console.error(line)
const lifecycle = createLifecycle(say)
const ROUNDS = { rounds: 5, signal: lifecycle.signal, say }
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
    options: {
      write: { type: 'boolean', default: false },
      /** With plans: how many companies of 1,000 there are beside the huge one. */
      companies: { type: 'string', default: '900' },
    },
  })
  const parts = positionals.length > 0 ? positionals : ['screens', 'requests', 'scale']
  const unknown = parts.find((part) => !['screens', 'requests', 'scale', 'plans'].includes(part))
  if (unknown) throw new Error(`There is no part ${unknown}; there are screens, requests, scale and plans.`)
  const sections: Section[] = []
  if (parts.includes('plans')) sections.push(await plans(Number(values.companies)))
  if (parts.some((part) => part !== 'plans')) {
    const scene = await startScene(lifecycle)
    if (parts.includes('screens')) sections.push(screensSection(await measureScreens(scene.portal)))
    if (parts.includes('requests') || parts.includes('scale')) {
      const companies = await addAll(scene)
      if (parts.includes('requests')) sections.push(await requests(scene, companies))
      if (parts.includes('scale')) sections.push(scaleSection(await measureScale(scene, companies, ROUNDS)))
    }
  }
  for (const section of sections) {
    console.log(`\n${section.table}`)
    if (values.write) writeSection(section)
  }
  const missed = sections.flatMap((section) => section.missed)
  console.log(`\n${missed.length === 0 ? 'Every budget is kept.' : `Missed:\n${missed.join('\n')}`}`)
  return missed.length === 0 ? 0 : 1
}

interface Companies {
  usual: Company
  large: Company
  small: Company
}

/** One company of a usual size, one large, and a thousand around them. */
async function addAll(scene: Scene): Promise<Companies> {
  say('Filling the database…')
  const usual = await addCompanies(scene, 1, 1000)
  const large = await addCompanies(scene, 1, 10_000)
  const small = await addCompanies(scene, 1000, 100)
  await scene.admin.query('vacuum analyze')
  return { usual, large, small }
}

async function requests(scene: Scene, companies: Companies): Promise<Section> {
  const comparisons = await compare({
    portal: scene.portal.url,
    bare: await startBare(lifecycle, scene),
    operations: await makeOperations(scene.portal.url, scene.admin, companies),
    milliseconds: MEASUREMENT_MS,
    ...ROUNDS,
  })
  return requestsSection(comparisons)
}

/** A usual company and a huge one among many of a usual size. */
async function plans(count: number): Promise<Section> {
  const scene = await startScene(lifecycle, EXPLAIN_SETTINGS)
  say('Filling the database…')
  const companies = {
    usual: await addCompanies(scene, count, 1000),
    huge: await addCompanies(scene, 1, 100_000),
  }
  await addHistory(scene.admin)
  await addConfiguration(scene.admin)
  await scene.admin.query('vacuum analyze')
  const found = []
  for (const [size, company] of Object.entries(companies)) {
    const credentials = await signIn(scene.portal.url, company)
    const questions = [
      ...(await questionsFor(scene.admin, company)),
      ...(await historyQuestions(scene.admin, company)),
      ...(await configurationQuestions(scene.admin, company)),
    ]
    for (const plan of await explain(scene, credentials, questions)) {
      found.push({ ...plan, name: `${size}: ${plan.name}` })
    }
  }
  return plansSection(found)
}
