import { history } from '@switchboard/contract/history'
import { describe, expect, test } from 'vitest'
import { startTestApp } from '../../testing/app.ts'
import { owner } from '../../testing/db.ts'
import { lasting, makeCompany, read, versionOf } from '../../testing/configured-company.ts'

import { CREATIONS, DELETIONS, EDITS } from '../../testing/configured-changes.ts'

// Undo of create, edit and delete for every kind of object that is configured, in a company where everything refers to
// everything: after it all answers of the API are what they were.

const server = await startTestApp()

/** Every test leaves it as it found it. */
const company = await makeCompany(server)
/** Takes the latest change back. */
async function undoLatest() {
  const { caller } = company
  const { items } = await caller.call(history.list, { query: { limit: 1 } })
  return caller.call(history.undo, { params: { id: items[0]?.id ?? '' } })
}

describe('undo of a creation takes it away, and its undo brings it back', () => {
  test.each(Object.entries(CREATIONS))('%s', async (_, { endpoint, body, lost }) => {
    const before = await read(company)
    await company.caller.call(endpoint, { body: await body(company) } as never)
    const after = await read(company)
    expect(after.size).toBeGreaterThan(before.size)
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(before))
    await undoLatest()
    expect(lasting(await read(company), lost)).toEqual(lasting(after, lost))
    await undoLatest()
  })
})

describe('undo of an edit brings back what was there, and its undo the edit', () => {
  test.each(Object.entries(EDITS))('%s', async (_, { endpoint, id: name, body }) => {
    const id = name && company.ids[name]
    const before = await read(company)
    const isVersioned = endpoint.body?.toJSONSchema({ io: 'input' }).properties?.['version'] !== undefined
    await company.caller.call(endpoint, {
      ...(id && { params: { id } }),
      body: { ...(await body(company)), ...(isVersioned && { version: versionOf(before, id) }) },
    } as never)
    const after = await read(company)
    expect(lasting(after)).not.toEqual(lasting(before))
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(before))
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(after))
    await undoLatest()
  })
})

describe('undo of a deletion brings it back with all that used it, and its undo deletes it again', () => {
  const ways = Object.entries(DELETIONS).flatMap(([name, deletion]) => [
    { name, ...deletion, replacement: undefined },
    ...(deletion.replacement ? [{ name: `${name}, replaced by another`, ...deletion }] : []),
  ])
  test.each(ways)('$name', async ({ endpoint, id: name, replacement, lost }) => {
    const { caller, ids } = company
    const id = ids[name]
    const before = await read(company)
    const query = replacement ? { replacement: ids[replacement] } : { detach: 'true' }
    await caller.call(endpoint, { params: { id }, ...(endpoint.query && { query }) } as never)
    const after = await read(company)
    expect(versionOf(after, id)).toBeUndefined()
    await undoLatest()
    const back = await read(company)
    expect(lasting(back, lost)).toEqual(lasting(before, lost))
    // A form that was open before the deletion is told of it.
    expect(versionOf(back, id)).toBeGreaterThan(Number(versionOf(before, id)))
    await undoLatest()
    expect(lasting(await read(company), lost)).toEqual(lasting(after, lost))
    await undoLatest()
  })
})

describe('undo of a deletion is refused while another one has its name', () => {
  test.each([
    ['a schedule', 'schedule', 'otherSchedule'],
    ['a calendar', 'holiday_calendar', 'otherCalendar'],
    ['a playlist', 'playlist', 'otherPlaylist'],
    ['music', 'audio_file', 'otherMusic'],
    ['an emergency address', 'emergency_address', 'otherAddress'],
  ] as const)('%s', async (kind, table, another) => {
    const { caller, ids } = company
    const deletion = DELETIONS[kind]
    if (!deletion) throw new Error(`nothing deletes ${kind}`)
    const [id, other] = [ids[deletion.id], ids[another]]
    const before = await read(company)
    const column = table === 'emergency_address' ? 'label' : 'name'
    const nameOf = async (of: string) => {
      const text = `select ${column} as name from ${table} where id = $1::uuid`
      return (await owner.$queryRawUnsafe<{ name: string }[]>(text, of))[0]?.name ?? ''
    }
    const rename = (to: string) =>
      owner.$executeRawUnsafe(`update ${table} set ${column} = $2 where id = $1::uuid`, other, to)
    const [taken, own] = [await nameOf(id), await nameOf(other)]
    await caller.call(deletion.endpoint, { params: { id }, query: { detach: 'true' } } as never)
    await rename(taken)
    const { items } = await caller.call(history.list, { query: { limit: 1 } })
    const refused = await caller.request(history.undo, { params: { id: items[0]?.id ?? '' } })
    expect([refused.statusCode, refused.json().current?.obstacles.items]).toEqual([
      409,
      [expect.objectContaining({ reason: 'name_taken' })],
    ])
    await rename(own)
    await undoLatest()
    expect(lasting(await read(company))).toEqual(lasting(before))
  })
})
