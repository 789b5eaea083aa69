import { text } from 'node:stream/consumers'
import type { Locator, Page } from '@playwright/test'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test as base } from './fixtures.ts'

const test = base.extend<{
  /** A personal phone of the test's company, without voicemail. */
  person: (number: string, name: string) => Promise<void>
  /** Keeps the import of all that changes phones waiting, until what it resolves to is called. */
  holdPhones: () => Promise<() => Promise<void>>
}>({
  person: async ({ company, make }, use) =>
    use(async (number, name) => {
      const [firstName = '', lastName = ''] = name.split(' ')
      const tenantId = company.id
      const user = await make.makeUser({ tenantId, role: 'user', firstName, lastName })
      await make.makeExtension({
        tenantId,
        number,
        name,
        userId: user.id,
        phone: { voicemailEnabled: false },
      })
    }),
  holdPhones: async ({ owner, company }, use) => {
    const releases: (() => Promise<void>)[] = []
    await use(async () => {
      const held = Promise.withResolvers<void>()
      const released = Promise.withResolvers<void>()
      const transaction = owner.$transaction(
        async (db) => {
          await db.$executeRaw`select from extension where tenant_id = ${company.id}::uuid for update`
          held.resolve()
          await released.promise
        },
        { timeout: 60_000 },
      )
      await held.promise
      const release = () => {
        released.resolve()
        return transaction
      }
      releases.push(release)
      return release
    })
    for (const release of releases) await release()
  },
})

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true })
const chip = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const line = (page: Page, number: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('cell', { name: number, exact: true }) })

/** Hands in a file on the page that is open. */
async function handIn(page: Page, name: string, content: string | Buffer): Promise<void> {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content
  await page.getByLabel(/^(Choose a CSV file|Choisir un fichier CSV)/).setInputFiles({
    name,
    mimeType: 'text/csv',
    buffer,
  })
}

async function openWith(page: Page, content: string): Promise<void> {
  await page.goto(paths.extensionsImport())
  await handIn(page, 'phones.csv', content)
  await expect(heading(page, 'What each row would do')).toBeVisible()
}

test('a French Excel file: a proposal taken, a cell corrected, a row left out', async ({
  page,
  login,
  person,
}) => {
  await login('admin', { language: 'fr' })
  await person('204', 'Karim Benali')
  const rows = [
    'Numéro de poste;Prénom;Nom;Messagerie vocale;Étage',
    '301;Zoé;Lefèvre;non;2',
    '301;Inès;Rousseau;non;3',
    '15;François;Noël;non;',
    '303;;;non;RDC',
    '204;Karim;Ben Ali;non;1',
  ]
  await page.goto(paths.extensions())
  await page.goto(paths.extensionsImport())
  await handIn(page, 'annuaire été.csv', Buffer.from(rows.join('\r\n'), 'latin1'))

  await expect(page).toHaveURL(/\/configuration\/extensions\/import\/[\da-f-]{36}\?verdict=error$/)
  await expect(page.getByText(/^annuaire été\.csv\s: import préparé par Ada Martin le /)).toBeVisible()
  await expect(page.getByText(/^Windows .*Ignorées\s: Étage$/)).toBeVisible()
  await expect(chip(page, 'Erreur 3')).toHaveAttribute('aria-pressed', 'true')
  await expect(line(page, '3')).toContainText('La ligne 2 du fichier a la même valeur')
  await expect(line(page, '4')).toContainText('C’est un numéro d’urgence')
  await line(page, '3')
    .getByRole('button', { name: /^Utiliser \d+\s: Numéro de poste, ligne 3$/ })
    .click()
  await expect(chip(page, 'Erreur 2')).toBeVisible()
  await button(page, 'Corriger Numéro de poste, ligne 4').click()
  await expect(page.getByRole('textbox', { name: 'Numéro de poste, ligne 4' })).toHaveValue('15')
  await page.keyboard.type('0999')
  await page.keyboard.press('Enter')
  await expect(line(page, '4')).toContainText('Un numéro a 2 à 6 chiffres')
  await button(page, 'Corriger Numéro de poste, ligne 4').click()
  await page.keyboard.type('315')
  await page.keyboard.press('Enter')
  await expect(chip(page, 'Erreur 1')).toBeVisible()

  const download = page.waitForEvent('download')
  await link(page, 'Télécharger les erreurs (CSV)').click()
  const errors = await (await download).createReadStream()
  expect(await text(errors)).toMatch(/^\uFEFF?"?Ligne"?;.*\r\n"?5"?;/)
  await expect(button(page, 'Importer 4 postes')).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('checkbox', { name: 'Écarter la ligne en erreur' }).check()
  await button(page, 'Importer 4 postes').click()
  await expect(heading(page, 'L’import est terminé')).toBeVisible()
  await expect(page.getByText('3 postes créés')).toBeVisible()
  await expect(page.getByText('1 ligne écartée')).toBeVisible()
  await chip(page, 'Modifié 1').click()
  await expect(line(page, '6')).toContainText(/Nom.*Benali.*devient.*Ben Ali/)
  await link(page, 'Voir les postes').click()
  await expectRow(page, 'François Noël', ['315', 'Poste personnel'])
  await expectRow(page, 'Karim Ben Ali', ['204'])
})

test('a file of a Mac with whole names: another encoding, an unclear name, the other order', async ({
  page,
  login,
  allow,
}) => {
  allow(/^422 PUT/)
  await login()
  await page.goto(paths.extensionsImport())
  // "Numéro;Nom complet", "204;Hélène Petit", "205;Marie Anne Petit" in Mac Roman
  const bytes = ['Num\x8ero;Nom complet', '204;H\x8el\x8fne Petit', '205;Marie Anne Petit'].join('\r')
  await handIn(page, 'mac.csv', Buffer.from(bytes, 'latin1'))
  await expect(page.getByText(/^Mac \(Western European\) · Semicolon/)).toBeVisible()
  await expect(line(page, '3')).toContainText('Which part is the last name cannot be told')
  await button(page, 'Change').click()
  const encoding = page.getByRole('combobox', { name: 'Encoding' })
  const choose = async (field: Locator, name: string) => {
    await field.click()
    await page.getByRole('option', { name, exact: true }).click()
  }
  await choose(encoding, 'UTF-8')
  await expect(encoding).toHaveAccessibleDescription(/The file cannot be read in this encoding/)
  await choose(encoding, 'Windows (Western European)')
  await expect(page.getByRole('combobox', { name: '“NumŽro” is imported as' })).toBeVisible()
  await choose(encoding, 'Mac (Western European)')
  await expect(line(page, '3')).toContainText('Use Petit, Marie Anne')
  await choose(
    page.getByRole('combobox', { name: '“Nom complet” is imported as' }),
    'Full name (last name first)',
  )
  await expect(line(page, '3')).toContainText('Use Marie, Anne Petit')
  await button(page, 'Take the proposal').click()
  await expect(button(page, 'Import 2 extensions')).not.toHaveAttribute('aria-disabled', 'true')
})

test('cells pasted from a spreadsheet, matched by hand', async ({ page, login }) => {
  await login()
  await page.goto(paths.extensionsImport())
  await button(page, 'Check these rows').click()
  const cells = page.getByRole('textbox', { name: 'Cells of a spreadsheet' })
  await expect(cells).toHaveAccessibleDescription('Paste some cells first.')
  await cells.fill('Ref\tWhere\tSort\n401\tFront desk\tShared\n402\tWorkshop\tShared\n')
  await button(page, 'Check these rows').click()

  await expect(page.getByRole('alert')).toContainText('No column holds the extension numbers')
  const column = (name: string) => page.getByRole('combobox', { name: `“${name}” is imported as` })
  for (const [name, as] of [
    ['Ref', 'Extension number'],
    ['Where', 'Name of the phone'],
    ['Sort', 'Type of phone'],
  ] as const) {
    await column(name).click()
    await page.getByRole('option', { name: as, exact: true }).click()
    await expect(column(name)).toHaveValue(as)
  }
  await expect(page.getByRole('alert')).toBeHidden()
  await chip(page, 'All 2').click()
  await expect(line(page, '3')).toContainText('Workshop')

  await column('Sort').click()
  await page.getByRole('option', { name: 'Name of the phone', exact: true }).click()
  await expect(column('Where')).toHaveValue('Ignored')
  await expect(page.getByText(/Ignored: Where$/)).toBeVisible()
  await page.getByRole('switch', { name: 'The first row holds the names of the columns' }).uncheck()
  await expect(chip(page, 'All 3')).toBeVisible()
  await button(page, 'Discard').click()
  await dialog(page, 'Discard this import?').getByRole('button', { name: 'Discard import' }).click()
  await expect(heading(page, 'The import was canceled')).toBeVisible()
  await link(page, 'Hand in a file again').click()
  await expectRow(page, 'Pasted rows', ['Canceled'])
})

test('goes on while the page is reloaded, and can be canceled', async ({
  page,
  login,
  person,
  holdPhones,
  owner,
  company,
}) => {
  await login()
  await person('204', 'Karim Benali')
  await openWith(page, 'Number,Last name\n204,Ben Ali\n')
  let release = await holdPhones()
  await button(page, 'Import 1 extension').click()
  await expect(page.getByRole('progressbar', { name: 'Importing' })).toBeVisible()
  await page.reload()
  await expect(page.getByText('You can close this page: the import goes on.')).toBeVisible()
  await release()
  await expect(heading(page, 'The import is done')).toBeVisible()

  await openWith(page, 'Number,Last name\n204,Roux\n')
  release = await holdPhones()
  await button(page, 'Import 1 extension').click()
  await button(page, 'Cancel the import').click()
  const question = dialog(page, 'Cancel this import?')
  await expect(question.getByRole('button', { name: 'Let it go on' })).toBeFocused()
  await question.getByRole('button', { name: 'Cancel the import' }).click()
  await expect(question).toBeHidden()
  await release()
  await expect(heading(page, 'The import was canceled')).toBeVisible()
  await expect(page.getByText('Nothing was changed.')).toBeVisible()
  const names = await owner.extension.findMany({ where: { tenantId: company.id }, select: { name: true } })
  expect(names).toEqual([{ name: 'Karim Ben Ali' }])
})

test('the list tells that an import runs, and is read anew at its end', async ({
  page,
  login,
  person,
  holdPhones,
}) => {
  await login()
  await person('204', 'Karim Benali')
  await openWith(page, 'Number,Last name\n204,Ben Ali\n')
  const release = await holdPhones()
  await button(page, 'Import 1 extension').click()
  await link(page, 'Back to the extensions').click()
  await expect(page.getByText('An import is running: 0%')).toBeVisible()
  await expectRow(page, 'Karim Benali')
  await release()
  await expect(page.getByText('The import is done: 1 extension created or changed')).toBeVisible()
  await expectRow(page, 'Karim Ben Ali', ['204'])
  await expect(page.getByText(/An import is running/)).toBeHidden()
})

test('what cannot be read is told at its place, without a page being left', async ({
  page,
  login,
  allow,
}) => {
  allow(/^422 POST/)
  await login()
  await page.goto(paths.extensionsImport())
  const field = page.getByLabel(/^Choose a CSV file/)
  const refusal = page.getByRole('alert')
  await handIn(page, 'Phones.xlsx', 'PK')
  await expect(refusal).toContainText('Phones.xlsx is a workbook.')
  await expect(field).toHaveAccessibleDescription(
    /Up to 10 MB, 20,000 rows and 100 columns.* Phones\.xlsx is a workbook/,
  )
  await handIn(page, 'table.csv', '<!doctype html><table><tr><td>204</td></tr></table>')
  await expect(refusal).toContainText('table.csv is a web page or XML.')
  await handIn(page, 'empty.csv', '')
  await expect(refusal).toContainText('empty.csv is empty.')
  await handIn(page, 'large.csv', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))
  await expect(refusal).toContainText('large.csv is larger than 10 MB.')
  await handIn(page, 'photo.csv', Buffer.from([0xff, 0x00, 0xd8, 0x00, 0xff, 0xe0, 0x00, 0x10]))
  await expect(refusal).toContainText('This file is not a text')
  await handIn(page, 'open.csv', 'Number,Last name\n204,"Benali\n')
  await expect(refusal).toContainText('A quotation mark is never closed')
  const many = Array.from({ length: 20_001 }, (_, at) => String(100_000 + at)).join('\n')
  await handIn(page, 'many.csv', `Number\n${many}`)
  await expect(refusal).toContainText('This file has too many rows')
  await expect(page).toHaveURL(paths.extensionsImport())
})

test('of two administrators the second sees what the first left, and what changed since the check', async ({
  page,
  login,
  pageOf,
  person,
  owner,
  make,
  company,
  allow,
}) => {
  allow(/^409 PUT/)
  await login()
  await person('204', 'Karim Benali')
  await openWith(page, 'Number,First name,Last name\n15,Zoé,Garnier\n204,Karim,Roux\n')
  const other = await pageOf(await make.makeUser({ tenantId: company.id }))
  await other.goto(page.url())
  await button(other, 'Take the proposal').click()
  await expect(chip(other, 'Error 0')).toBeVisible()

  await button(page, 'Correct Extension number, row 2').click()
  await page.keyboard.type('317')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Someone else was faster')).toBeVisible()
  await expect(chip(page, 'New 1')).toBeVisible()

  await owner.extension.updateMany({
    where: { tenantId: company.id, number: '204' },
    data: { number: '205', version: { increment: 1 } },
  })
  await button(page, 'Import 2 extensions').click()
  await expect(page.getByText('Something changed since the check, so nothing was imported yet')).toBeVisible()
  await expect(chip(page, 'New 2')).toBeVisible()
})

test('many rows: only those near the window are drawn, and no place is lost', async ({ page, login }) => {
  await login()
  const rows = Array.from({ length: 600 }, (_, at) => `${2000 + at},Person,Number ${at}`)
  await openWith(page, `Number,First name,Last name\n${rows.join('\n')}\n`)
  await expect(chip(page, 'New 600')).toBeVisible()
  const names = page.getByRole('rowheader')
  await expect(async () => {
    await page.mouse.wheel(0, 20_000)
    await expect(line(page, '601')).toBeInViewport({ timeout: 500 })
  }).toPass()
  expect(await names.count()).toBeLessThan(300)
  await page.evaluate(() => scrollTo(0, 0))
  await expect(line(page, '2')).toBeInViewport()
})

test('explains the columns by the names that the template has', async ({ page, login }) => {
  await login()
  await page.goto(paths.extensionsImport())
  const download = page.waitForEvent('download')
  await link(page, 'Download a template').click()
  const template = await text(await (await download).createReadStream())
  const names = template.replace('\uFEFF', '').split('\r\n')[0]?.split(',')
  expect(await page.getByRole('term').allTextContents()).toEqual(names)
})

test('is for those who may change extensions', async ({ page, login }) => {
  await login('read_only')
  await page.goto(paths.extensionsImport())
  await expect(heading(page, 'Your role does not include this page')).toBeVisible()
})
