import { type ExtensionImport, extensionsImport } from '@switchboard/contract/extensions.import'
import { useEffect, useEffectEvent, useReducer } from 'react'
import { ApiError } from '../../../api/errors.ts'
import { type Change, type Correction, judging, merge, NO_CHANGE, type Reading } from './changes.ts'
import { matchingOf } from './matching.ts'
import { useImportAction } from './useImportAction.ts'

export type Judge = ReturnType<typeof useJudge>

const readingOf = (imported: ExtensionImport): Reading => ({
  encoding: imported.encoding,
  separator: imported.separator,
  hasHeader: imported.hasHeader,
  matching: matchingOf(imported),
})

/**
 * Changes how the file is read, and corrects cells; each has all rows judged anew. What is changed while that goes on
 * waits and is sent together, so that nobody waits between two corrections.
 */
export function useJudge(imported: ExtensionImport) {
  const [{ sent, waiting }, dispatch] = useReducer(judging, { sent: null, waiting: null })
  const settle = () => dispatch('settled')
  const match = useImportAction(extensionsImport.match, settle)
  const proposals = useImportAction(extensionsImport.correct, settle)
  const reading = readingOf(imported)

  const send = useEffectEvent((change: Change | 'proposals') => {
    const { id, version } = imported
    match.reset()
    proposals.reset()
    if (change === 'proposals') return proposals.save({ params: { id }, body: { version } })
    const { encoding, separator, hasHeader, matching } = { ...reading, ...change.reading }
    const [columns, corrections] = [matching && [...matching], [...change.corrections]]
    match.save({ params: { id }, body: { version, encoding, separator, hasHeader, columns, corrections } })
  })
  useEffect(() => {
    if (sent !== null) send(sent)
  }, [sent])

  const pending = merge(sent === 'proposals' ? NO_CHANGE : (sent ?? NO_CHANGE), waiting ?? NO_CHANGE)
  const encodingError = match.error instanceof ApiError ? match.error.fieldErrors['encoding'] : undefined
  return {
    /** How the file is read; what was chosen shows before it is judged. */
    reading: { ...reading, ...pending.reading },
    read: (reading: Partial<Reading>) => dispatch({ reading, corrections: [] }),
    correct: (correction: Correction) => dispatch({ reading: {}, corrections: [correction] }),
    takeProposals: () => dispatch('proposals'),
    takingProposals: sent === 'proposals',
    /** What is not judged yet. */
    pending,
    judging: sent !== null,
    /** Why the file is not read in the encoding that was chosen. */
    encodingError,
    error: (encodingError ? null : match.error) ?? proposals.error,
    overtaken: match.overtaken || proposals.overtaken,
  }
}
