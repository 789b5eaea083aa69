import { paths } from '../paths.ts'

/** Goes to the sign-in page by a full load, so that nothing of this session stays in memory. */
export const leave = (): void => location.assign(paths.signIn())
