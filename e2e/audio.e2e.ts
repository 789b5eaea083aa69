import type { Page } from '@playwright/test'
import { mp3File, waveFile } from '../apps/api/src/testing/sounds.ts'
import { paths } from '../apps/web/src/paths.ts'
import { expect, test } from './fixtures.ts'

const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'audio/mpeg', buffer })
const input = (page: Page) => page.getByLabel('Choose an MP3 or WAV file, or drop it here')
const add = (page: Page) => page.getByRole('button', { name: 'Add', exact: true })

test('music is uploaded, converted, heard from its middle on, and put into a playlist', async ({
  page,
  login,
}) => {
  await login('admin')
  await page.goto(paths.audio())
  await page.getByRole('link', { name: 'Add a greeting or music' }).click()
  await page.getByRole('radio', { name: 'Music on hold' }).check()
  await input(page).setInputFiles(file('On_hold.wav', waveFile(8)))
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('On hold')
  await add(page).click()
  await expect(page.getByText('only if your company holds the rights')).toBeVisible()
  await page.getByRole('switch', { name: 'We hold the rights' }).check()
  await add(page).click()
  const row = page.getByRole('row', { name: /On hold/ })
  // The list asks until it is so.
  await expect(row).toContainText('Ready', { timeout: 60_000 })

  await row.getByRole('link', { name: 'On hold', exact: true }).click()
  const place = page.getByRole('slider', { name: 'Position in On hold' })
  await page.getByRole('button', { name: 'Play On hold' }).click()
  await expect(page.getByRole('button', { name: 'Pause On hold' })).toBeVisible()
  await place.fill('6000')
  await expect(place).toHaveAttribute('aria-valuetext', /^[67]\ss of 8\ss$/)
  await page.keyboard.press('Escape')

  await page.getByRole('link', { name: 'Playlists' }).click()
  await page.getByRole('link', { name: 'Create playlist' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Company')
  await page.getByRole('combobox', { name: 'Add music' }).click()
  await page.getByRole('option', { name: 'On hold' }).click()
  await page.getByRole('button', { name: 'Create playlist' }).click()
  await expect(page.getByRole('row', { name: /Company/ })).toContainText('1 piece')

  // What plays it is told before it is deleted, and one undo brings all of it back.
  await page.getByRole('link', { name: 'Files' }).click()
  await page.getByRole('link', { name: 'On hold', exact: true }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete On hold?' })
  await expect(dialog.getByRole('link', { name: 'Company' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Delete music' }).click()
  await expect(page.getByText('No greetings or music yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await expect(page.getByRole('row', { name: /On hold/ })).toContainText('1 place')
})

test('what is wrong with a file is told at its field, before it is sent where that can be', async ({
  page,
  login,
  allow,
}) => {
  allow(/^422 POST \/api\/v1\/audio\/sounds/)
  await login('admin')
  await page.goto(paths.audioNew())
  const refusals: [Buffer, RegExp][] = [
    [Buffer.alloc(11 * 1024 * 1024), /This file has 11 MB; at most 10 MB/],
    [Buffer.alloc(0), /This file is empty/],
    [Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), /This file holds no sound/],
    [mp3File(2400), /more than 10 minutes/],
    [waveFile(1).fill(0xff, 16, 36), /This file is damaged/],
  ]
  for (const [buffer, told] of refusals) {
    await input(page).setInputFiles(file('music.mp3', buffer))
    await expect(page.getByRole('alert').filter({ hasText: told })).toBeVisible()
  }
  await input(page).setInputFiles(file('hello.wav', waveFile(1)))
  await expect(page.getByRole('button', { name: 'Replace the sound' })).toBeVisible()
})

test('a greeting is recorded with the microphone, once the browser allows it', async ({ page, login }) => {
  await login('admin')
  await page.addInitScript(() => {
    let asked = 0
    navigator.mediaDevices.getUserMedia = async () => {
      asked += 1
      if (asked === 1) throw new DOMException('no', 'NotAllowedError')
      const context = new AudioContext()
      const tone = context.createOscillator()
      const { stream } = tone.connect(
        context.createMediaStreamDestination(),
      ) as MediaStreamAudioDestinationNode
      tone.start()
      return stream
    }
  })
  await page.goto(paths.audioNew())
  const record = page.getByRole('button', { name: 'Record with the microphone' })
  await record.click()
  await expect(page.getByText('Your browser does not allow the microphone here')).toBeVisible()
  await record.click()
  await expect(page.getByRole('timer')).toHaveText(/Recording, [1-9]/)
  const stop = page.getByRole('button', { name: 'Stop and use it' })
  await expect(stop).toBeFocused()
  await stop.click()
  await page.getByRole('textbox', { name: 'Name' }).fill('Good morning')
  await expect(page.getByRole('button', { name: 'Play Good morning' })).toBeVisible({ timeout: 60_000 })
  await add(page).click()
  await expect(page.getByRole('row', { name: /Good morning/ })).toContainText('Greeting')
})
