import { startTestPortal } from './portal.ts'

/** Before all tests: the portal. Playwright calls what this resolves to after the last one. */
export default startTestPortal
