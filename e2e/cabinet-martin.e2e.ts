import type { Page } from '@playwright/test'
import { waveFile } from '../apps/api/src/testing/sounds.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, expectRow, test, toast } from './fixtures.ts'

const PEOPLE = [
  'Claire Martin',
  'Paul Durand',
  'Inès Lefèvre',
  'Yann Le Goff',
  'Sofia Rossi',
  'Karim Ben Ali',
  'Émilie Noël',
  'Hugo Petit',
  'Léa Moreau',
  'Marc Schmitt',
  'Nadia Haddad',
  'Jules Weber',
]

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const name = (page: Page) => page.getByRole('textbox', { name: 'Nom', exact: true })

async function makeGroup(page: Page, called: string, members: readonly string[]): Promise<void> {
  await page.goto(paths.ringGroupNew())
  await name(page).fill(called)
  // As long as the preferences say.
  await expect(page.getByRole('textbox', { name: 'Durée totale de sonnerie' })).toHaveValue('30')
  for (const member of members) {
    await page.getByRole('combobox', { name: 'Ajouter un membre' }).fill(member)
    await page.getByRole('option', { name: member }).click()
  }
  await button(page, 'Créer le groupe d’appels').click()
  await expectRow(page, called, ['3 membres'])
}

/** Chooses where a call goes, in the only field of this name that is on the page, or the first. */
async function lead(page: Page, field: string, to: string): Promise<void> {
  await page.getByRole('combobox', { name: field, exact: true }).first().fill(to)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: field, exact: true }).first()).toHaveValue(
    new RegExp(`^${to} \\(`),
  )
}

async function sendNumber(page: Page, number: string, to: string): Promise<void> {
  await page.goto(paths.numbers())
  await page.getByRole('link', { name: number, exact: true }).click()
  await lead(page, 'Diriger vers', to)
  await button(page, 'Enregistrer').click()
  // With its number: the label of a public number may be the same word, and is there before it is saved.
  await expect(page.getByRole('row', { name: number })).toContainText(`${to} (`)
}

test('Cabinet Martin is built from nothing in French; its support group is deleted for another and comes back', async ({
  page,
  login,
  make,
  owner,
  company,
  allow,
}) => {
  test.slow() // a whole company
  allow(/^404 GET \/api\/v1\/receptionists\//) // whose creation is undone
  await owner.tenant.update({
    where: { id: company.id },
    data: { language: 'fr', name: 'Cabinet Martin' },
  })
  const { e164: support } = await make.makePhoneNumber({ tenantId: company.id, label: 'Support' })
  await login('owner', { language: 'fr' })

  // Twelve people, from the spreadsheet.
  await page.goto(paths.extensionsImport())
  const rows = PEOPLE.map((person, at) => `${201 + at}\t${person}`)
  await page
    .getByRole('textbox', { name: 'Cellules d’un tableur' })
    .fill(['Poste\tNom complet', ...rows].join('\n'))
  await button(page, 'Vérifier ces lignes').click()
  await button(page, 'Importer 12 postes').click()
  await expect(page.getByText('12 postes créés')).toBeVisible()

  await makeGroup(page, 'Ventes', ['Paul Durand', 'Inès Lefèvre', 'Yann Le Goff'])
  await makeGroup(page, 'Support', ['Sofia Rossi', 'Karim Ben Ali', 'Émilie Noël'])

  // Hours with a lunch break are what a new schedule begins with; the page has its name back once the panel is closed.
  await page.goto(paths.scheduleNew())
  await expect(page).toHaveTitle(/^Créer un horaire/)
  await name(page).fill('Heures du cabinet')
  await button(page, 'Créer l’horaire').click()
  await expect(page.getByText('lundi–vendredi 9 h–12 h, 14 h–18 h')).toBeVisible()
  await expect(page).toHaveTitle(/^Horaires et jours fériés/)
  await page.goto(paths.holidayNew())
  await name(page).fill('Jours fériés')
  await expect(page.getByRole('checkbox', { name: 'Lundi de Pâques' })).toBeChecked()
  await button(page, 'Créer le calendrier').click()
  await expect(page.getByRole('rowheader', { name: 'Jours fériés' })).toBeVisible()

  // Music on hold.
  await page.goto(paths.audioNew())
  await page.getByRole('radio', { name: 'Musique d’attente' }).check()
  await page
    .getByLabel('Choisir un fichier MP3 ou WAV, ou le déposer ici')
    .setInputFiles({ name: 'Valse.wav', mimeType: 'audio/wav', buffer: waveFile(8) })
  await expect(name(page)).toHaveValue('Valse')
  await page.getByRole('switch', { name: 'Nous détenons les droits' }).check()
  await button(page, 'Ajouter').click()
  await expect(page.getByRole('rowheader', { name: 'Valse' })).toBeVisible()
  await page.goto(paths.playlistNew())
  await name(page).fill('Attente')
  await page.getByRole('combobox', { name: 'Ajouter une musique' }).click()
  await page.getByRole('option', { name: 'Valse' }).click()
  await button(page, 'Créer la liste').click()
  await expect(page.getByRole('rowheader', { name: 'Attente' })).toBeVisible()

  // A receptionist begins with a free number, the only hours and holidays, and words for two menus; the third begins as
  // the one that it was the same as.
  await page.goto(paths.receptionistNew())
  await expect(page.getByRole('combobox', { name: 'Numéro de poste' })).toHaveValue('500')
  await expect(page.getByRole('combobox', { name: 'Horaires d’ouverture' })).toHaveValue('Heures du cabinet')
  await expect(page.getByRole('combobox', { name: 'Jours fériés' })).toHaveValue('Jours fériés')
  await page.getByRole('combobox', { name: 'Liste de lecture' }).click()
  await page.getByRole('option', { name: 'Attente' }).click()
  const words = page.getByRole('textbox', { name: 'Ce qui est dit aux appelants' })
  await expect(words).toHaveValue(/^Bonjour, et bienvenue chez Cabinet Martin\./)
  for (const [key, group] of [
    ['1', 'Ventes'],
    ['2', 'Support'],
  ] as const) {
    await page.getByRole('button', { name: `Touche ${key} Ne fait rien` }).click()
    await page.getByRole('combobox', { name: `Ce que fait la touche ${key}` }).click()
    await page.getByRole('option', { name: 'Transférer l’appel' }).click()
    await lead(page, 'Vers', group)
  }
  const silent = page.getByRole('group', { name: 'Appelants qui ne pressent aucune touche' })
  await silent.getByRole('combobox', { name: 'Ensuite' }).click()
  await page.getByRole('option', { name: 'Raccrocher' }).click()
  await page.getByRole('tab', { name: 'Jour férié' }).click()
  await page.getByRole('combobox', { name: 'Menu', exact: true }).click()
  await page.getByRole('option', { name: 'Un menu à part' }).click()
  await expect(words).toHaveValue(/actuellement fermés/)
  await words.fill('Bonjour. Le cabinet est fermé pour un jour férié.')
  await button(page, 'Créer une réceptionniste').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accueil' })).toBeVisible()
  // Nobody stays on the page of one that is not there.
  await toast(page, 'Accueil').getByRole('button', { name: 'Annuler' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Réceptionnistes virtuelles' })).toBeVisible()
  await toast(page, 'Modification annulée').getByRole('button', { name: 'Annuler' }).click()
  await expectRow(page, 'Accueil', ['500'])

  const national = (e164: string) => `0${e164.slice(3)}`.replace(/\d\d(?=\d)/g, '$&\u00a0')
  await sendNumber(page, national(company.mainNumber), 'Accueil')
  await sendNumber(page, national(support), 'Support')

  // A conference whose PIN is not the first that comes to mind.
  await page.goto(paths.conferenceBridgeNew())
  await name(page).fill('Point du lundi')
  await page.getByRole('textbox', { name: 'Code PIN' }).fill('1234')
  await button(page, 'Créer la salle').click()
  await expect(page.getByText('Ce code est trop facile à deviner')).toBeVisible()
  await button(page, 'Proposer un code PIN').click()
  await button(page, 'Créer la salle').click()
  await expectRow(page, 'Point du lundi', ['Un code PIN est défini'])

  // Whatever used the support group uses sales, in one step, and the group again after one undo.
  await page.goto(paths.ringGroups())
  await page.getByRole('button', { name: /^Actions.*Support/ }).click()
  await page.getByRole('menuitem', { name: 'Supprimer' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('link')).toHaveText([/^Accueil/, /^Support/])
  await dialog.getByRole('radio', { name: 'Utilise désormais un autre élément' }).check()
  await lead(page, 'Remplaçant', 'Ventes')
  await dialog.getByRole('button', { name: 'Remplacer et supprimer' }).click()
  await expect(page.getByText('Groupe d’appels 401 Support supprimé')).toBeVisible()
  await button(page, 'Annuler').click()
  await expect(page.getByText('Modification annulée')).toBeVisible()
  await page.goto(paths.numbers())
  await expect(page.getByRole('row', { name: national(support) })).toContainText('Support (401)')
})
