import type { HistoryChange } from '@switchboard/contract/history'

type Leaf = string | number | boolean

const isLeaf = (value: unknown): value is Leaf => ['string', 'number', 'boolean'].includes(typeof value)

/** Values by dotted path; what is null or absent has none. */
function leavesOf(value: unknown, path: string, found: Map<string, Leaf>): Map<string, Leaf> {
  if (isLeaf(value)) found.set(path, value)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) leavesOf(inner, path ? `${path}.${key}` : key, found)
  }
  return found
}

/** What differs between two states of an object, value by value, in the order of its properties. */
export function diff(before: unknown, after: unknown): HistoryChange[] {
  const was = leavesOf(before, '', new Map())
  const is = leavesOf(after, '', new Map())
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => was.get(path) !== is.get(path))
    .map((path) => ({ path, before: was.get(path) ?? null, after: is.get(path) ?? null }))
}
