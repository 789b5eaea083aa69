import type { Restorer } from '../../http/undo.ts'

/** An import is undone by what it made and changed: the entry that stands for it is no change itself. */
export const configurationRestorer: Restorer = {
  objectKind: 'configuration',
  permission: 'configuration:import',
  plan: async () => ({ obstacles: [], losses: [], restore: async () => {} }),
}
