import { CompanyWrite } from '@switchboard/contract/company'
import { Extension } from '@switchboard/contract/extensions'
import { ExtensionBulkChange } from '@switchboard/contract/extensions.bulk'
import { describe, expect, test } from 'vitest'
import { rowsOf } from './rows.ts'

interface Schema {
  type?: string
  properties?: Record<string, Schema>
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** Paths of the values that an object of this schema can have. */
function leavesOf({ type, properties, anyOf, oneOf }: Schema, path = ''): string[] {
  if (type === 'null') return []
  const inner = Object.entries(properties ?? {}).flatMap(([name, schema]) =>
    leavesOf(schema, path ? `${path}.${name}` : name),
  )
  const variants = [...(anyOf ?? []), ...(oneOf ?? [])].flatMap((schema) => leavesOf(schema, path))
  const found = [...new Set([...inner, ...variants])]
  return found.length > 0 ? found : [path]
}

const pathsOf = (type: { toJSONSchema(): unknown }) =>
  leavesOf(type.toJSONSchema() as Schema).filter((path) => path !== '')
const hasWords = (path: string, kind = 'extension') =>
  rowsOf(kind, [{ path, before: 'x', after: 'y' }]).length > 0

/** Not shown, each for a reason. */
const LEFT_OUT = [
  'id', // what the entry is about
  'version', // the portal's own
  'createdAt',
  'updatedAt',
  'phone.holder.kind', // the kind of the extension says it
  'phone.holder.firstName', // the name says it
  'phone.holder.lastName',
  'phone.holder.label',
  'phone.userId', // a person shows by name
  'phone.forwarding.destination.kind', // the target shows by its number
  'phone.forwarding.destination.extensionId',
  'phone.forwardingTarget.id',
  'phone.forwardingTarget.name',
  'phone.forwardingTarget.kind',
]

describe('an extension', () => {
  test('has words for every value, or a reason for none', () => {
    const paths = pathsOf(Extension)
    expect(paths.length).toBeGreaterThan(25)
    expect(paths.filter((path) => !hasWords(path)).toSorted()).toEqual(LEFT_OUT.toSorted())
  })

  test('changed in bulk has words for every setting', () => {
    const paths = pathsOf(ExtensionBulkChange).map((path) => `change.${path}`)
    const without = paths.filter((path) => !hasWords(path))
    expect(without).toEqual([
      'change.forwarding.destination.kind',
      'change.forwarding.destination.extensionId',
    ])
  })

  test('that is forwarded elsewhere shows one line for where', () => {
    const rows = rowsOf('extension', [
      { path: 'phone.forwarding.destination.number', before: null, after: '+33199001200' },
      { path: 'phone.forwarding.destination.kind', before: 'extension', after: 'external' },
      { path: 'phone.forwardingTarget.number', before: '204', after: null },
    ])
    expect(rows).toEqual([
      {
        field: 'forwardTo',
        before: { format: 'text', value: '204' },
        after: { format: 'phone', value: '+33199001200' },
      },
    ])
  })

  test('shows a PIN that was set or renewed, not one that stayed', () => {
    const renewed = { path: 'pinChanged', before: null, after: true }
    expect(
      rowsOf('extension', [{ path: 'phone.voicemail.pinSet', before: false, after: true }, renewed]),
    ).toEqual([
      { field: 'pin', before: { format: 'set', value: false }, after: { format: 'set', value: true } },
    ])
    expect(rowsOf('extension', [renewed])).toMatchObject([{ field: 'pin', after: { format: 'renewed' } }])
    expect(rowsOf('extension', [{ ...renewed, after: false }])).toEqual([])
  })
})

test('a company has words for every value', () => {
  const without = pathsOf(CompanyWrite).filter((path) => !hasWords(path, 'company'))
  expect(without).toEqual(['version'])
})

test('counts of nothing are not told, and neither is what nobody has words for', () => {
  const counts = { create: 12, update: 0, unchanged: 3, error: 0, proposals: 7 }
  const changes = Object.entries(counts).map(([path, after]) => ({ path, before: null, after }))
  expect(rowsOf('extension', changes).map(({ field }) => field)).toEqual(['created', 'unchanged'])
  expect(rowsOf('nothing known', changes)).toEqual([])
})

test('a count that went down to nothing is told', () => {
  expect(rowsOf('holiday_calendar', [{ path: 'leftOutCount', before: 2, after: 0 }])).toHaveLength(1)
})
