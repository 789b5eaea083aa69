import { beforeEach, expect, test, vi } from 'vitest'

const stored = new Map<string, string>()
vi.stubGlobal('sessionStorage', {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
})

/** The module as a new load of the page has it. */
async function reload() {
  vi.resetModules()
  return import('./places.ts')
}

beforeEach(() => stored.clear())

test('a place survives a reload, with what was noted of it at different times', async () => {
  const before = await reload()
  before.notePlace('/list?sort=name', { rows: 10_000 })
  before.notePlace('/list?sort=name', { top: 4400 })
  before.storePlaces()
  const after = await reload()
  expect(after.placeAt('/list?sort=name')).toEqual({ rows: 10_000, top: 4400 })
  expect(after.placeAt('/list')).toBeUndefined()
})

test('the addresses that were not seen for the longest time are forgotten', async () => {
  const { notePlace, placeAt } = await reload()
  for (let page = 0; page < 60; page += 1) {
    notePlace(`/${page}`, { top: page })
    notePlace('/list', { top: 1 })
  }
  expect(placeAt('/0')).toBeUndefined()
  expect(placeAt('/59')).toEqual({ top: 59 })
  expect(placeAt('/list')).toEqual({ top: 1 })
})
