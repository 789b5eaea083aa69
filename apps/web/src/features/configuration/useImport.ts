import { configuration, type ConfigurationReport } from '@switchboard/contract/configuration'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../api/client.ts'
import { queryClient } from '../../api/query.ts'
import { upload } from '../../api/upload.ts'
import { toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'
import { type Chosen, type FileRefusal, readFile } from './file.ts'

/** How far a file has come. */
export type ImportState =
  | { step: 'none' }
  | { step: 'refused'; name: string; why: FileRefusal }
  /** `part` of it is sent, from 0 to 1; then the server judges it, or does what it says (`apply`). */
  | { step: 'sending'; name: string; part: number; apply: boolean }
  | { step: 'failed'; name: string; error: unknown }
  | { step: 'told'; name: string; report: ConfigurationReport; chosen: Chosen }

/** Hands a file in, first to be told what it would do, then to do it. What is under way ends with the component. */
export function useImport() {
  const { t } = useTranslation('configuration')
  const [state, setState] = useState<ImportState>({ step: 'none' })
  const running = useRef<AbortController>(null)
  useEffect(() => () => running.current?.abort(), [])

  const send = (name: string, chosen: Chosen, apply: boolean, { signal }: AbortController) => {
    const query = { apply: String(apply) }
    if ('configuration' in chosen) {
      return call(configuration.import, { query, body: { file: chosen.configuration } }, { signal })
    }
    const onProgress = (part: number) => setState({ step: 'sending', name, part, apply })
    return upload(configuration.importArchive, chosen.archive, { query, signal, onProgress })
  }
  const done = ({ batchId, counts }: ConfigurationReport) => {
    setState({ step: 'none' })
    toast({
      message: t('import.done', { count: counts.create + counts.update }),
      undo: undoOf({ batch: batchId }),
    })
    void queryClient.invalidateQueries()
  }
  const run = async (name: string, chosen: Chosen, apply: boolean) => {
    const current = new AbortController()
    running.current = current
    setState({ step: 'sending', name, part: 'archive' in chosen ? 0 : 1, apply })
    try {
      const report = await send(name, chosen, apply, current)
      // Not applied: something has come in the way since it was tried.
      if (report.applied) done(report)
      else setState({ step: 'told', name, report, chosen })
    } catch (error) {
      if (!current.signal.aborted) setState({ step: 'failed', name, error })
    }
  }
  const choose = async ([file]: readonly File[]) => {
    if (!file || state.step === 'sending') return
    const { name } = file
    const chosen = await readFile(file)
    if (typeof chosen === 'string') setState({ step: 'refused', name, why: chosen })
    else await run(name, chosen, false)
  }
  const apply = async () => {
    if (state.step === 'told') await run(state.name, state.chosen, true)
  }
  const drop = () => {
    running.current?.abort()
    setState({ step: 'none' })
  }
  return { state, choose, apply, drop }
}
