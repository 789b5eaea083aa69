import { globSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

const ROOT = import.meta.dirname.replace(/vite$/, '')

/** What every signed-in page with a list is made of, besides the entry: the frame, menus, tips, tables. */
const SHELL = [
  /^src\/first/,
  /^src\/features\/shell\/(?!Jump\.|jump|useJump|SignInAgain|again|strings)/,
  /^src\/patterns\/(?!object|time-zone|FormPage|form-page|FormParts|form-parts|CountryField|PageTabs|page-tabs|CopyText|copy-text|DropZone|drop-zone|useFileDrop|pin\.|PlainPin|SidePanel|PanelForm|UnsavedWork|Toasts|NewPasswordField|new-password|password-strength|Dialog|ConfirmDialog|panel\.module)/,
  /^src\/(?:api\/(?!company)|format\/dates\.|ui\/(?:Tip|tip|Badge|badge|menu|Checkbox\.|checkbox\.))/,
  /react-i18next|html-parse-stringify|void-elements|@floating-ui|@tanstack\/(?:react-)?query|@tabler\/icons-react\/dist\/esm\/(?!icons\/)|tslib/,
  // The list that a session begins with.
  /contract\/src\/(?:extensions|extension-ref|extensions\.import|number-plan|phone-numbers)\.ts$/,
  /^src\/features\/extensions\/(?:ExtensionsPage|EmptyList|List|columns|extensions\.module|statusIcons|list-state|queries|selected|import\/(?:ImportBanner|queries)|use(?:NewShortcut|ReadOnlyReason|RowActions))/,
  // Styles are one file whichever chunk they belong to.
  /@mantine\/(?:hooks|core\/(?:styles|.*\/(?:core|utils|Menu|Popover|Tooltip|Portal|Transition|FocusTrap|VisuallyHidden|Overlay|Checkbox|Radio|Accordion))\/)/,
]

/** What panels and dialogs are made of. */
const SHARED = [
  /^src\/(?:patterns|ui)\//,
  /@mantine\/|@tabler\/|react-remove-scroll|use-sidecar|use-callback-ref|style-singleton|get-nonce/,
]

const isOneOf = (patterns: RegExp[]) => (id: string) =>
  patterns.some((pattern) => pattern.test(relative(ROOT, id)))

/** The icons of the shell's own files: those of all pages together would weigh as much as its frame. */
const SHELL_ICONS = new Set(
  globSync('src/**/*.{ts,tsx}', { cwd: ROOT })
    .map((file) => join(ROOT, file))
    .filter(isOneOf(SHELL))
    .flatMap((file) => readFileSync(file, 'utf8').match(/\bIcon[A-Z]\w*/g) ?? []),
)
const isInShell = (id: string) =>
  isOneOf(SHELL)(id) || (id.includes('@tabler') && SHELL_ICONS.has(basename(id, '.mjs')))

/**
 * Few files rather than many small ones: each request costs more than it would save, and the first screens may take
 * twelve (docs/performance.md). `base` holds what the entry and the sign-in page need; routes and dialogs split off by
 * themselves.
 */
export const CHUNKS = {
  includeDependenciesRecursively: false,
  groups: [
    { name: 'base', tags: ['$initial' as const], priority: 2 },
    { name: 'shell', test: isInShell, priority: 1 },
    // The flow of an object's panel, which no first screen has.
    { name: 'object', test: isOneOf([/^src\/patterns\/object\//]), priority: 1 },
    { name: 'shared', test: isOneOf(SHARED), minShareCount: 2 },
  ],
}
