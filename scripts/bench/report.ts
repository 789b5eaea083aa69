import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../install.mjs'
import type { Plan } from './plans.ts'
import type { Comparison } from './requests.ts'
import type { Screen } from './screens.ts'

const PAGE = join(ROOT, 'docs/performance.md')

/** A part of docs/performance.md that the benchmark writes. */
export interface Section {
  /** Names the markers it stands between. */
  name: 'requests' | 'screens' | 'plans'
  table: string
  /** What was missed; empty when every budget is kept. */
  missed: string[]
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}

/** `0.91 (0.85–0.97)`: the median, and between what it varied. */
function spread(values: readonly number[], digits: number): string {
  const [middle, low, high] = [median(values), Math.min(...values), Math.max(...values)].map((value) =>
    value.toFixed(digits),
  )
  return `${middle} (${low}–${high})`
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
    missed: plans
      .filter(({ scanned }) => scanned.length > 0)
      .map(({ name }) => `${name}: reads a whole table`),
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
