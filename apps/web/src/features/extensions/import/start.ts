import { type ExtensionImport, IMPORT_VERDICTS } from '@switchboard/contract/extensions.import'

type Counts = ExtensionImport['counts']

/** Rows of the file, the header not counted. */
export const rowsIn = (counts: Counts): number =>
  IMPORT_VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0)

/** Extensions that an import writes. */
export const writtenOf = ({ create, update }: Counts): number => create + update

/** Rows that an import deals with, of which `processed` counts. */
export const totalOf = ({ create, update, unchanged }: Counts): number => create + update + unchanged

/** Why an import cannot start: it would write nothing, or nobody has said what becomes of the rows with errors. */
export function startBlockedBy(counts: Counts, leaveOutErrors: boolean): 'nothing' | 'errors' | null {
  if (writtenOf(counts) === 0) return 'nothing'
  return counts.error > 0 && !leaveOutErrors ? 'errors' : null
}

/** How far an import is, in whole per cent; 100 only when nothing is left. */
export function percentOf({ counts, processed }: Pick<ExtensionImport, 'counts' | 'processed'>): number {
  const total = totalOf(counts)
  return total === 0 ? 0 : Math.floor((100 * Math.min(processed, total)) / total)
}
