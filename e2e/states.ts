import { paths } from '../apps/web/src/paths.ts'
import { COMPANY, HISTORY, PEOPLE, TOKENS } from './states/account.ts'
import { BETWEEN, EXTENSIONS } from './states/extensions.ts'
import { IMPORT } from './states/import.ts'
import { SHELL } from './states/shell.ts'
import { SECOND_FACTOR, SIGN_IN } from './states/sign-in.ts'
import { at, type State } from './states/state.ts'
import { AUDIO, HOURS, RECEPTIONISTS, TELEPHONY } from './states/telephony.ts'
import { isUnbuilt } from './states/words.ts'

const nameOf = (path: string) => path.slice(1).replaceAll('/', '-')

/** Every page that has an address of its own and needs nothing in it. */
const PAGES: State[] = Object.entries(paths)
  .filter((entry): entry is [keyof typeof paths, () => string] => entry[1].length === 0)
  .map(([id, path]) => ({ id, path: path() }))
  .filter(({ path }) => /^\/[^/]+\/[^/]+$/.test(path))
  .map(({ id, path }) => ({
    ...at(nameOf(path), path),
    ...(isUnbuilt(id) && path !== paths.usageOverview() ? { like: nameOf(paths.usageOverview()) } : {}),
  }))

/** In the order in which people meet them. */
export const STATES: readonly State[] = [
  ...SIGN_IN,
  ...PAGES,
  ...SHELL,
  ...RECEPTIONISTS,
  ...SECOND_FACTOR,
  ...EXTENSIONS,
  ...BETWEEN,
  ...IMPORT,
  ...HOURS,
  ...TELEPHONY,
  ...AUDIO,
  ...PEOPLE,
  ...HISTORY,
  ...COMPANY,
  ...TOKENS,
]
