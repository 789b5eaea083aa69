import { ReceptionistWrite } from '@switchboard/contract/receptionists'
import { describe, expect, test } from 'vitest'
import { judgeShape } from '../../patterns/object/shape.ts'
import { blankForm, fieldOf, ownMenu, type ReceptionistForm, toRequest } from './form.ts'
import { MODEL } from './model.ts'
import { voiceFor } from './useSpeech.ts'
import { waitingKeys } from './useWaiting.ts'

const company = { language: 'fr', timeZone: 'Europe/Paris' } as const
const blank = (): ReceptionistForm =>
  blankForm(company, {
    name: 'Accueil',
    number: '500',
    scheduleId: '',
    holidayCalendarId: '',
    open: 'Bonjour.',
    closed: 'Fermé.',
  })
const sales = { id: crypto.randomUUID(), number: '201', name: 'Ventes', kind: 'shared_phone' } as const
const errorsOf = (form: ReceptionistForm) => judgeShape(ReceptionistWrite, toRequest(form), fieldOf)

describe('a new receptionist', () => {
  test('lacks who takes the calls of those who press nothing or the wrong key', () => {
    expect(errorsOf(blank())).toEqual({
      'open.noInput.action': 'required',
      'open.invalidKey.action': 'required',
    })
  })
  test('is valid with them: open around the clock, closed with a word, holidays as when closed', () => {
    const form = blank()
    const action = { kind: 'extension', extensionId: sales.id, extension: sales } as const
    form.open.noInput.action = action
    form.open.invalidKey.action = { kind: 'operator' }
    form.open.keys = { '1': action, '#': { kind: 'repeat' } }
    expect(errorsOf(form)).toEqual({})
    expect(toRequest(form).menus).toMatchObject({
      open: {
        keys: { '1': { kind: 'extension', extensionId: sales.id }, '#': { kind: 'repeat' } },
        greeting: { kind: 'text', text: 'Bonjour.', language: 'fr' },
      },
      closed: { noInput: { retries: 0, action: { kind: 'hang_up' } } },
      holiday: { kind: 'same_as', mode: 'closed' },
    })
    // Names of what is referred to are for the page.
    expect(JSON.stringify(toRequest(form))).not.toContain('Ventes')
  })
})

test('a menu that gets one of its own begins as the one it was the same as, unless it had one before', () => {
  const { holiday, closed } = blank()
  expect(ownMenu(holiday, closed)).toEqual(closed)
  const left = { ...holiday, keys: { '1': { kind: 'repeat' } } } as const
  expect(ownMenu(left, closed)).toEqual({ ...left, sameAs: null })
})

test.each([
  ['menus.open.keys.2.extensionId', 'open.keys.2'],
  ['menus.closed.keys.*.number', 'closed.keys.*'],
  ['menus.holiday.noInput.action.extensionId', 'holiday.noInput.action'],
  ['menus.open.noInput.seconds', 'open.noInput.seconds'],
  ['menus.open.greeting.text', 'open.greeting'],
  ['menus.closed.mode', 'closed.sameAs'],
  ['menus', 'menus'],
  ['directDialing.exclusions.0', 'exclusions'],
  ['directDialing.enabled', 'directDialing'],
  ['scheduleId', 'scheduleId'],
])('%s is told at %s', (path, field) => {
  expect(fieldOf(path)).toBe(field)
})

test('of a menu only what would be sent counts as a change', () => {
  const [form, other] = [blank(), blank()]
  const key = (value: ReceptionistForm[keyof ReceptionistForm]) => JSON.stringify(MODEL.keyOf?.(value))
  other.open.greeting.audioFile = { id: sales.id, name: 'Bonjour' } // of a kind that is not chosen
  other.holiday.noInput.retries = 9 // of a menu that is the same as another
  expect(key(other.open)).toBe(key(form.open))
  expect(key(other.holiday)).toBe(key(form.holiday))
  other.open.keys = { '#': { kind: 'repeat' }, '*': { kind: 'hang_up' } }
  form.open.keys = { '*': { kind: 'hang_up' }, '#': { kind: 'repeat' } }
  expect(key(other.open)).toBe(key(form.open))
})

test('keys wait for extensions that begin with them, unless those cannot be dialed', () => {
  const prefixes = [
    { digit: '2', count: 2, first: '201' },
    { digit: '3', count: 1, first: '301' },
  ]
  const waiting = (directDialing: boolean, exclusions: ReceptionistForm['exclusions'] = []) =>
    [...waitingKeys({ directDialing, exclusions }, prefixes)].toSorted()
  expect(waiting(false)).toEqual([])
  expect(waiting(true)).toEqual(['2', '3'])
  expect(waiting(true, [sales])).toEqual(['2', '3'])
  expect(waiting(true, [sales, { ...sales, id: crypto.randomUUID(), number: '202' }])).toEqual(['3'])
})

test('the voice of the usual country is taken, else any of the language', () => {
  const voices = [{ lang: 'fr_CA' }, { lang: 'en-GB' }, { lang: 'fr-FR' }, { lang: 'frr-DE' }]
  expect(voiceFor(voices, 'fr')).toEqual({ lang: 'fr-FR' })
  expect(voiceFor(voices, 'en')).toEqual({ lang: 'en-GB' })
  expect(voiceFor([{ lang: 'frr-DE' }], 'fr')).toBeUndefined()
})
