import type { Extension } from '@switchboard/contract/extensions'
import { QUICK_STEPS } from '@switchboard/contract/quick-start'
import type { Session } from '@switchboard/contract/session'
import { paths } from '../../apps/web/src/paths.ts'
import { demoId } from '../../prisma/seed/company.ts'
import { as, at, button, demoExtension, opened, type State } from './state.ts'

/** A mailbox with a message that nobody has heard, and one that was. */
const MESSAGES = {
  items: [
    {
      caller: '+33639980012',
      callerName: 'Cabinet Martin',
      recorded: true,
      heard: false,
      durationMs: 83_000,
    },
    { caller: null, callerName: null, recorded: true, heard: true, durationMs: 4_000 },
  ].map((message, at) => ({
    ...message,
    id: `018f0000-0000-7000-8000-00000000000${at}`,
    receivedAt: `2026-11-2${2 - at}T09:12:00.000Z`,
    box: {
      id: demoId('atelier-lumiere.example', 'extension', '300'),
      number: '300',
      name: 'Accueil',
      kind: 'shared_phone',
    },
  })),
  nextCursor: null,
}

/** A company that has told who it is, and has nothing else. */
const FIRST_STEPS = {
  steps: QUICK_STEPS.map((id, at) => ({ id, done: at === 0, count: at === 0 ? 1 : 0 })),
}

/** Inès Rousseau's extension is selected, in a list so short that the bar of the selection covers no row. */
const selected = (name: string, then?: State['open']): State =>
  at(name, paths.extensions({ search: 'ines' }), async (opening) => {
    const { page, words } = opening
    const box = words.common.table.select.replace('{{name}}', 'Inès Rousseau')
    await page.getByRole('checkbox', { name: box }).click()
    await page.getByRole('region', { name: words.bulk.bar.label }).waitFor()
    await then?.(opening)
  })

export const EXTENSIONS: State[] = [
  at('extensions-filtered', paths.extensions({ search: 'a', kind: 'user', status: 'forwarding' })),
  at('extensions-nothing-found', paths.extensions({ search: 'zzz' })),
  at('extensions-filter', paths.extensions(), async ({ page, words }) => {
    await button(page, words.extensions.column.kind)
    await page.getByRole('menu').waitFor()
  }),
  at('extensions-row-menu', paths.extensions(), async ({ page, words }) => {
    await button(page, words.common.action.more.replace('{{name}}', 'Inès Rousseau'))
    await page.getByRole('menu').waitFor()
  }),
  at('extensions-files', paths.extensions(), async ({ page, words }) => {
    await button(page, words.extensions.files.menu)
    await page.getByText(words.extensions.files.leftOut.split('{{kinds, list}}')[1] ?? '').waitFor()
  }),
  selected('extensions-selected'),
  selected('extensions-change-many', async ({ page, words }) => {
    await page.getByRole('link', { name: words.bulk.bar.edit, exact: true }).click()
    await page.getByRole('combobox', { name: words.extensions.calls.forwarding }).click()
    await page.getByRole('option', { name: words.extensions.calls.always }).click()
    await page.getByRole('combobox', { name: words.extensions.calls.destination, exact: true }).waitFor()
  }),
  selected('extensions-delete-many', async ({ page, words }) => {
    await button(page, words.bulk.bar.delete)
    await page.getByRole('dialog').getByRole('listitem').last().waitFor()
  }),
  opened('voicemail-messages', async ({ page }) => {
    await page.route('**/api/v1/voicemail/messages?*', (route) => route.fulfill({ json: MESSAGES }))
    await page.route('**/api/v1/voicemail/messages', (route) => route.fulfill({ json: MESSAGES }))
    await page.goto(paths.voicemail())
    await page.getByRole('main').getByRole('listitem').last().waitFor()
  }),
  at('numbers', paths.numbers()),
  at('number', paths.number(demoId('atelier-lumiere.example', 'number', 'Service commercial'))),
  at('emergency-address-new', paths.emergencyAddressNew()),
  at('extension', demoExtension('207')),
  at('extension-shared', demoExtension('300')),
  at('extension-other-kind', demoExtension('400')),
  at('extension-box', demoExtension('700')),
  opened('extensions-first-steps', async ({ page, words }) => {
    await page.route('**/api/v1/session', async (route) => {
      const answer = (await (await route.fetch()).json()) as Session
      return route.fulfill({ json: { ...answer, firstSteps: true } })
    })
    await page.route('**/api/v1/quick-start', (route) => route.fulfill({ json: FIRST_STEPS }))
    await page.goto(paths.extensions())
    await page.getByRole('region', { name: words.quickStart.card.title }).waitFor()
  }),
  at('extension-unknown', paths.extension('018f0000-0000-7000-8000-000000000000')),
  as('read_only', at('extension-read-only', demoExtension('207'))),
  at('extension-incomplete', paths.extensionNew(), async ({ page, words }) => {
    await button(page, words.extensions.panel.create)
    await page.getByText(words.common.field.required).first().waitFor()
  }),
  at('extension-number-taken', paths.extensionNew(), async ({ page, words }) => {
    await page.getByRole('combobox', { name: words.object.number.label }).fill('201')
    await page.getByRole('link', { name: 'Claire Fontaine' }).last().waitFor()
  }),
  at('extension-unsaved', demoExtension('207'), async ({ page, words }) => {
    await page.getByLabel(words.extensions.calls.dnd).click()
    await button(page, words.common.action.close)
    await page.getByRole('dialog', { name: words.common.unsaved.title }).waitFor()
  }),
  at('extension-delete', demoExtension('206'), async ({ page, words }) => {
    await page.getByRole('dialog').getByRole('button', { name: words.object.delete.open }).click()
    await page.getByRole('button', { name: words.extensions.delete.confirm }).waitFor()
  }),
]

const SAVE = '**/api/v1/extensions/*'

/** What comes between opening an extension and saving it, answered in place of the server: others look at the same rows. */
export const BETWEEN = [
  at('extension-conflict', demoExtension('209'), async ({ page, words }) => {
    await page.route(SAVE, async (route) => {
      if (route.request().method() !== 'PUT') return route.fallback()
      const current = (await (await page.request.get(route.request().url())).json()) as Extension
      const theirs = { ...current, version: current.version + 1, number: '299', name: 'Camille Petit' }
      const holder = { kind: 'person', firstName: 'Camille', lastName: 'Petit', email: null }
      const saved = { by: 'Nadia Benali', at: '2026-11-23T09:42:00.000Z' }
      const now = { ...theirs, phone: { ...current.phone, holder } }
      return route.fulfill({ status: 409, json: { code: 'version_conflict', current: now, saved } })
    })
    await page
      .getByRole('textbox', { name: words.extensions.holder.lastName, exact: true })
      .fill('Dubois-Roy')
    await button(page, words.object.save)
    await page.getByRole('dialog', { name: words.object.conflict.title }).waitFor()
  }),
  at('extension-deleted-meanwhile', demoExtension('209'), async ({ page, words }) => {
    await page.route(SAVE, (route) =>
      route.request().method() === 'PUT'
        ? route.fulfill({ status: 404, json: { code: 'not_found' } })
        : route.fallback(),
    )
    await page
      .getByRole('textbox', { name: words.extensions.holder.lastName, exact: true })
      .fill('Dubois-Roy')
    await button(page, words.object.save)
    await page
      .getByRole('dialog', { name: words.object.gone.meanwhile.replace('{{name}}', 'Camille Dubois') })
      .waitFor()
  }),
]
