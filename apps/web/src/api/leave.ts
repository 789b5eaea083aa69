import { paths } from '../paths.ts'

/** Goes to the sign-in page by a full load, so that nothing of this session stays in memory, nor in the tab. */
export function leave(): void {
  sessionStorage.clear()
  location.assign(paths.signIn())
}
