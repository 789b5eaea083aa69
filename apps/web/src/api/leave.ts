import { paths } from '../paths.ts'

/** Goes to the sign-in page by a full load, so that nothing of this session stays in memory, nor in the tab. */
export function leave(): void {
  sessionStorage.clear()
  location.assign(paths.signIn())
}

/** The time to set one up ended while a page was open: goes where that is done, if it was not done meanwhile. */
export const setUpSecondFactor = (): void =>
  location.assign(paths.secondFactor(location.pathname + location.search))
