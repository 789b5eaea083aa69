import { lazy } from 'react'
import type { ConflictDialog as Conflict } from './ConflictDialog.tsx'

/** `ConflictDialog`, loaded when it is needed. `lazy` forgets that a component is generic. */
export const ConflictDialog = lazy(() =>
  import('./ConflictDialog.tsx').then(({ ConflictDialog }) => ({ default: ConflictDialog })),
) as unknown as typeof Conflict
