import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../install.mjs'
import type { Plan } from './plans.ts'
import type { Comparison } from './requests.ts'
import type { Scaling } from './scale.ts'
import type { Screen } from './screens.ts'
import { median, spread } from './statistics.ts'

const PAGE = join(ROOT, 'docs/performance.md')

/** A part of docs/performance.md that the benchmark writes. */
export interface Section {
  /** Names the markers it stands between. */
  name: 'requests' | 'scale' | 'screens' | 'plans'
  table: string
  /** What was missed; empty when every budget is kept. */
  missed: string[]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map((_, column) => (column === 0 ? '---' : '---:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

export function requestsSection(comparisons: readonly Comparison[]): Section {
  const counts = [...(comparisons[0]?.ratios.keys() ?? [])]
  const rows = comparisons.map(({ name, budget, ratios }) => [
    name,
    ...counts.map((count) => spread(ratios.get(count) ?? [], 2)),
    `≥ ${budget}`,
  ])
  const missed = comparisons.flatMap(({ name, budget, ratios }) =>
    [...ratios]
      .filter(([, values]) => median(values) < budget)
      .map(([count, values]) => `${name}, c=${count}: ${median(values).toFixed(2)} × bare`),
  )
  return {
    name: 'requests',
    table: table(['Portal ÷ bare, requests/s', ...counts.map((count) => `c=${count}`), 'Budget'], rows),
    missed,
  }
}

export function scaleSection(scalings: readonly Scaling[]): Section {
  return {
    name: 'scale',
    table: table(
      ['A page of 50', 'Time at 10,000 ÷ at 1,000', 'Budget'],
      scalings.map(({ name, budget, ratios }) => [name, spread(ratios, 2), `≤ ${budget}`]),
    ),
    missed: scalings
      .filter(({ budget, ratios }) => median(ratios) > budget)
      .map(({ name, ratios }) => `${name}: ${median(ratios).toFixed(2)} × at 1,000`),
  }
}

export function screensSection(screens: readonly Screen[]): Section {
  const rows = screens.map(({ name, kilobytes, requests, usable, budget }) => [
    name,
    `${kilobytes.toFixed(0)} (≤ ${budget.kilobytes})`,
    `${requests} (≤ ${budget.requests})`,
    `${spread(usable, 0)} (≤ ${budget.usable})`,
  ])
  const missed = screens.flatMap(({ name, kilobytes, requests, usable, budget }) => [
    ...(kilobytes > budget.kilobytes ? [`${name}: ${kilobytes.toFixed(0)} kB`] : []),
    ...(requests > budget.requests ? [`${name}: ${requests} requests`] : []),
    ...(median(usable) > budget.usable ? [`${name}: usable after ${median(usable).toFixed(0)} ms`] : []),
  ])
  return {
    name: 'screens',
    table: table(['Empty cache', 'kB over the wire', 'Requests', 'Usable after, ms'], rows),
    missed,
  }
}

export function plansSection(plans: readonly Plan[]): Section {
  const rows = plans.map(({ name, milliseconds, pages, rows: found, indexes, scanned }) => [
    name,
    milliseconds.toFixed(1),
    String(pages),
    String(found),
    [...indexes, ...scanned.map((each) => `**${each}, all of it**`)].join(', '),
  ])
  return {
    name: 'plans',
    table: table(['1,000,000 extensions', 'ms', 'Pages', 'Rows', 'Indexes'], rows),
    missed: plans.flatMap(({ name, indexes, scanned }) => [
      ...scanned.map((each) => `${name}: reads all of ${each}`),
      ...(indexes.length === 0 ? [`${name}: uses no index`] : []),
    ]),
  }
}

/** Puts a table between its markers. */
export function writeSection({ name, table: text }: Section): void {
  const page = readFileSync(PAGE, 'utf8')
  const between = new RegExp(`(<!-- bench:${name} -->\n)[^]*?(<!-- /bench:${name} -->)`)
  if (!between.test(page)) throw new Error(`docs/performance.md has no markers bench:${name}`)
  writeFileSync(
    PAGE,
    page.replace(between, (_, open: string, close: string) => `${open}\n${text}\n\n${close}`),
  )
}
