import type { Page } from '@playwright/test'
import type { ExtensionImport } from '@switchboard/contract/extensions.import'
import { paths } from '../../apps/web/src/paths.ts'
import { at, button, type Opening, type State } from './state.ts'

/** One of everything: a new extension, a changed one, one as it is, and errors with and without a proposal. */
const FILE = [
  'Poste;Prénom;Nom;E-mail;Type;Étage',
  '801;Zoé;Lefèvre;zoe.lefevre@atelier-lumiere.example;;2',
  '801;Inès;Noël;;;3',
  '15;;Accueil;accueil@;partagé;',
  '802;;;;;RDC',
  '202;Hélène;Chevalier-Roy;;;1',
].join('\r\n')

const handIn = (page: Page, words: Opening['words'], name: string, content: string) =>
  page
    .getByLabel(words.import.file.choose)
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content, 'latin1') })

/** An import that was just checked; what the server tells of it is changed by `as`: nobody waits for a real one. */
const imported = (name: string, as: Partial<ExtensionImport>, then: State['open'] = async () => {}): State =>
  at(name, paths.extensionsImport(), async (opening) => {
    const { page, words } = opening
    await page.route('**/api/v1/extensions/imports/*', async (route) => {
      const answer = (await (await route.fetch()).json()) as ExtensionImport
      return route.fulfill({ json: { ...answer, ...as } })
    })
    await handIn(page, words, 'annuaire.csv', FILE)
    await page.getByLabel(words.import.file.choose).waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('main').waitFor()
    await then(opening)
  })

export const IMPORT = [
  at('import', paths.extensionsImport()),
  at('import-refused', paths.extensionsImport(), async ({ page, words }) => {
    await handIn(page, words, 'annuaire.xlsx', 'PK')
    await page.getByRole('alert').filter({ hasText: 'annuaire.xlsx' }).waitFor()
  }),
  imported('import-reading', {}, async ({ page, words }) => {
    await button(page, words.import.reading.show)
    await page.getByRole('combobox').last().waitFor()
  }),
  imported('import-errors', {}, async ({ page, words }) => {
    await page.getByRole('button', { name: words.import.correct.edit }).last().click()
    await page.getByRole('table').getByRole('textbox').waitFor()
  }),
  imported('import-changed-since', { changedSince: true }),
  imported('import-running', { state: 'importing', processed: 1 }),
  imported('import-cancel', { state: 'importing', processed: 1 }, async ({ page, words }) => {
    await button(page, words.import.progress.cancel)
    await page.getByRole('dialog', { name: words.import.stop.title }).waitFor()
  }),
  imported('import-done', { state: 'done', processed: 3 }),
  imported('import-interrupted', { state: 'failed', failure: 'interrupted' }),
]
