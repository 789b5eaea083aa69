import type { Page } from '@playwright/test'
import { paths } from '../../apps/web/src/paths.ts'
import { demoId } from '../../prisma/seed/company.ts'
import type { Words } from './words.ts'

/** What brings a page into a state. */
export interface Opening {
  page: Page
  /** The portal's own words, to find buttons by. */
  words: Words
  /** An invitation that nobody has used. */
  invitationToken: string
  /** The same for a forgotten password. */
  resetToken: string
}

/** A page as people can meet it, in the demo company; looked at by a11y.e2e.ts and by `npm run screenshots`. */
export interface State {
  name: string
  /** Role that is signed in; null for nobody. */
  role: 'owner' | 'read_only' | 'billing' | 'user' | null
  /** The state of which this one differs in words only, and which stands for it where looking takes long. */
  like?: string
  open: (opening: Opening) => Promise<void>
}

export const ofDemo = (...words: string[]) => demoId('atelier-lumiere.example', ...words)
export const demoExtension = (number: string) => paths.extension(ofDemo('extension', number))

export const at = (name: string, path: string, then: State['open'] = async () => {}): State => ({
  name,
  role: 'owner',
  open: async (opening) => {
    await opening.page.goto(path)
    await opening.page.getByRole('main').waitFor()
    await then(opening)
  },
})
/** One that goes to its page itself: first it lays out what the page is to meet there. */
export const opened = (name: string, open: State['open']): State => ({ name, role: 'owner', open })
export const asNobody = (state: State): State => ({ ...state, role: null })
export const as = (role: State['role'], state: State): State => ({ ...state, role })

export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** Everything is there: fonts, and rows in place of placeholders. (A button may be at work behind a dialog.) */
export async function settle(page: Page): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.locator(':not(button)[aria-busy="true"]').first().waitFor({ state: 'detached' })
}
