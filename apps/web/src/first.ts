import * as extensions from './features/extensions/ExtensionsPage.tsx'
import * as frame from './features/shell/Shell.tsx'

/** The frame and the page that a session begins with, which a browser fetches as one: import this file dynamically. */
export const FIRST = { frame, extensions }
