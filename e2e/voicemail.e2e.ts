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
