import { randomUUID } from 'node:crypto'
import { waveFile } from '../apps/api/src/testing/sounds.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

test('a plain user finds the messages of their own phone, marks them, and deletes one with a way back', async ({
  page,
  company,
  login,
  make,
}) => {
  const where = { tenantId: company.id }
  const user = await login('user')
  const own = await make.makeExtension({ ...where, userId: user.id, number: '204', name: 'Ada Martin' })
  const other = await make.makeExtension({ ...where, number: '205' })
  await make.makeVoicemailMessage({ ...where, extensionId: own.id, caller: '+33639980012' })
  await make.makeVoicemailMessage({ ...where, extensionId: other.id, caller: '+33639980013' })
  await page.goto(paths.profile())
  await page.getByRole('navigation', { name: 'Main' }).filter({ visible: true }).getByText('Usage').click()
  await expect(page).toHaveURL(paths.voicemail())
  const list = page.getByRole('list', { name: 'Voicemail' })
  await expect(list.getByRole('listitem')).toHaveCount(1)
  await expect(page.getByText('1 new message')).toBeVisible()
  await expect(list.getByRole('link', { name: /^Call .* back/ })).toHaveAttribute('href', 'tel:+33639980012')
  await expect(list.getByRole('button', { name: /^Listen/ })).toHaveAttribute('aria-disabled', 'true')
  await list.getByRole('button', { name: /^Mark as heard/ }).click()
  await expect(page.getByText('0 new messages')).toBeVisible()
  await list.getByRole('button', { name: /^Delete/ }).click()
  await expect(page.getByText('No messages')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(1)
})

test('a box that is nobody’s phone: made, led to by a key, heard by who it names, and told of when it goes', async ({
  page,
  company,
  login,
  make,
  pageOf,
  owner,
  request,
}) => {
  const tenantId = company.id
  await login('owner')
  const listener = await make.makeUser({ tenantId, role: 'user', firstName: 'Zoé' })
  await make.makeExtension({ tenantId, userId: listener.id, number: '205', name: 'Zoé Blanc' })
  const receptionist = await make.makeReceptionist({ tenantId, number: '500', name: 'Front desk' })

  await page.goto(paths.extensions())
  await page.getByRole('link', { name: 'New extension' }).click()
  await page.getByRole('radio', { name: 'Voicemail box' }).check()
  await page.getByRole('textbox', { name: 'Name' }).fill('Customer service')
  await page.getByRole('combobox', { name: /^People who hear it/ }).fill('Zoé')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Zoé Blanc hears it no more' })).toBeVisible()
  await page.getByRole('button', { name: 'Create voicemail box' }).click()
  await expect(page.getByText(/^Voicemail box \d+ created: Customer service$/)).toBeVisible()
  const box = await owner.extension.findFirstOrThrow({ where: { tenantId, kind: 'voicemail' } })

  await page.goto(paths.receptionist(receptionist.id))
  const keys = page.getByRole('toolbar', { name: 'Keys of the menu' })
  await keys.getByRole('button', { name: 'Key 1 Does nothing' }).click()
  await page.getByRole('combobox', { name: 'What key 1 does' }).click()
  await page.getByRole('option', { name: 'Put the call through' }).click()
  await page.getByRole('combobox', { name: 'To', exact: true }).first().fill('Customer')
  await page.keyboard.press('Enter')
  await expect(keys.getByRole('button', { name: /^Key 1 Customer service/ })).toBeVisible()
  await page.getByRole('button', { name: 'Save changes' }).click()
  await expect(page.getByText('Changes to Front desk saved')).toBeVisible()

  // As a phone engine does.
  const headers = { authorization: `Bearer ${await make.makePlatformToken()}` }
  const recordingId = randomUUID()
  const message = { tenantId, extensionId: box.id, recordingId, caller: '+33639980012', callerName: null }
  const left = { id: randomUUID(), type: 'voicemail.left', at: new Date().toISOString(), seconds: 2 }
  await request.post('/api/v1/engine/events', { headers, data: { events: [{ ...left, ...message }] } })
  const stored = await request.put(`/api/v1/engine/recordings/${recordingId}?tenant=${tenantId}`, {
    headers: { ...headers, 'content-type': 'application/octet-stream' },
    data: waveFile(2),
  })
  expect(stored.status()).toBe(204)

  const theirs = await pageOf(listener)
  await theirs.goto(paths.voicemail())
  const messages = theirs.getByRole('list', { name: 'Voicemail' })
  await messages.getByRole('button', { name: /^Listen/ }).click()
  await expect(theirs.getByText('0 new messages')).toBeVisible()

  await page.goto(paths.extension(box.id))
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: /^Delete voicemail box/ })
  await expect(dialog.getByText(/1 voicemail message goes with it/)).toBeVisible()
  // Escape is for the dialog; the panel beneath stays.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(dialog.getByRole('link', { name: /Front desk/ })).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete voicemail box' }).click()
  await expect(page.getByText(/^Voicemail box \d+ deleted: Customer service$/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => owner.extension.count({ where: { id: box.id } })).toBe(1)
  await theirs.reload()
  await expect(messages.getByRole('listitem')).toHaveCount(1)
})
