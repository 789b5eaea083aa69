import type { AudioFile } from '@switchboard/contract/audio'
import { paths } from '../../apps/web/src/paths.ts'
import { demoId } from '../../prisma/seed/company.ts'
import { at, button, ofDemo, opened, type State } from './state.ts'

export const RECEPTIONISTS: State[] = [
  at('receptionists-by-hand', paths.receptionists(), async ({ page, words }) => {
    const { row, override } = words.receptionists
    await page.getByRole('rowheader', { name: 'Standard' }).hover()
    await page.getByRole('button', { name: row.override }).click()
    await page.getByRole('combobox', { name: override.until.label }).click()
    await page.getByRole('option', { name: override.until.chosen }).click()
  }),
  at(
    'receptionist',
    paths.receptionist(demoId('atelier-lumiere.example', 'extension', '500')),
    async ({ page, words }) => {
      await page.getByRole('tab', { name: words.receptionists.menu.closed }).click()
      await page
        .getByRole('link', { name: words.history.panel.all })
        .or(page.getByText(words.history.panel.none))
        .waitFor()
    },
  ),
  at('receptionist-refused', paths.receptionistNew(), async ({ page, words }) => {
    await button(page, words.receptionists.new.submit)
    await page.getByRole('img', { name: words.receptionists.menu.wrong }).waitFor()
    await page.keyboard.press('Escape') // what the focused field offers
  }),
]

export const HOURS = [
  at('schedule-new-errors', paths.scheduleNew(), async ({ page, words }) => {
    await button(page, words.schedules.panel.create)
    await page.getByText(words.common.field.required).waitFor()
  }),
  at('holidays-new', paths.holidayNew(), async ({ page, words }) => {
    await page.getByRole('checkbox').first().waitFor()
    await button(page, words.holidays.own.add)
  }),
]

export const TELEPHONY = [
  at('ring-group', paths.ringGroup(ofDemo('extension', '400'))),
  at('conference-bridge', paths.conferenceBridge(ofDemo('bridge', '4825'))),
  at('device', paths.device(ofDemo('device', '201', 'Bureau'))),
]

const SOUND = '018f0000-0000-7000-8000-0000000000a1'
const MUSIC = {
  id: '018f0000-0000-7000-8000-0000000000a2',
  version: 1,
  name: 'Bolero',
  kind: 'music',
  rightsHeld: true,
  sound: {
    id: SOUND,
    format: 'mp3',
    bytes: 1_000_000,
    durationMs: 185_000,
    state: 'ready',
    failure: null,
    peaks: Array.from({ length: 200 }, (_, at) => 50 + Math.round(40 * Math.sin(at / 7))),
    createdAt: '2026-11-20T09:00:00.000Z',
  },
  uses: 0,
  createdAt: '2026-11-20T09:00:00.000Z',
  updatedAt: '2026-11-20T09:00:00.000Z',
} satisfies AudioFile

export const AUDIO = [
  at('audio-new-errors', paths.audioNew({ kind: 'music' }), async ({ page, words }) => {
    await button(page, words.audio.panel.create)
    await page.getByText(words.common.field.rights_needed).waitFor()
  }),
  opened('audio-file', async ({ page }) => {
    await page.route(`**/api/v1/audio/${MUSIC.id}`, (route) => route.fulfill({ json: MUSIC }))
    await page.route(`**/api/v1/audio/${MUSIC.id}/uses`, (route) =>
      route.fulfill({ json: { items: [], total: 0 } }),
    )
    await page.route(`**/api/v1/audio/sounds/${SOUND}`, (route) => route.fulfill({ json: MUSIC.sound }))
    await page.goto(paths.audioFile(MUSIC.id))
    await page.getByRole('slider').waitFor()
  }),
  at('playlist-new-errors', paths.playlistNew(), async ({ page, words }) => {
    await button(page, words.playlists.panel.create)
    await page.getByText(words.common.field.required).first().waitFor()
  }),
]
