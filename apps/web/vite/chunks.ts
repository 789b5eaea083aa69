import { relative } from 'node:path'

const ROOT = import.meta.dirname.replace(/vite$/, '')

/** What every signed-in page with a list is made of, besides the entry: the frame, menus, tips, dialogs, tables. */
const SHELL = [
  /^src\/features\/shell\/(?!Jump\.|jump|useJump|SignInAgain|again|strings)/,
  /^src\/patterns\/(?!SidePanel|PanelForm|UnsavedWork|Toasts|NewPasswordField|new-password|password-strength)/,
  /^src\/(?:api|ui\/(?:Tip|tip|Badge|badge|menu))/,
  /react-i18next|html-parse-stringify|void-elements|@floating-ui|@tanstack|@tabler|react-remove-scroll|use-sidecar|use-callback-ref|style-singleton|get-nonce|tslib/,
  // The list that a session begins with, but for what only its page and its panels hold.
  /contract\/src\/(?:extensions|number-plan|phone-numbers)\.ts$/,
  /^src\/features\/extensions\/(?:DeleteDialog|UseItem|columns|extensions\.module|kinds|list-state|queries|use(?:PartText|ReadOnlyReason|Remove))/,
  /@mantine\/(?:hooks|core\/(?!.*\/(?:Autocomplete|Combobox|Drawer|Select)\b))/,
]

const isShell = (id: string) => SHELL.some((pattern) => pattern.test(relative(ROOT, id)))

/**
 * Few files rather than many small ones: each request costs more than it would save, and the first screens may take
 * twelve (docs/performance.md). `vendor` and `base` hold what the entry and the sign-in page need; routes and dialogs split off by themselves.
 */
export const CHUNKS = {
  includeDependenciesRecursively: false,
  groups: [
    { name: 'vendor', tags: ['$initial' as const], test: /node_modules/, priority: 3 },
    { name: 'base', tags: ['$initial' as const], priority: 2 },
    { name: 'shell', test: isShell, priority: 1 },
  ],
}
