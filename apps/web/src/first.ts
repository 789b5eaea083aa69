/** The frame and the page that a session begins with, which a browser fetches as one: import it dynamically. */
export * as frame from './features/shell/Shell.tsx'
export * as extensions from './features/extensions/ExtensionsPage.tsx'
