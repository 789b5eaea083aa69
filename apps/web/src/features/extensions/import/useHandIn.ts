import { extensionsImport, IMPORT_LIMITS } from '@switchboard/contract/extensions.import'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSave } from '../../../api/query.ts'
import { paths } from '../../../paths.ts'
import { refusalOf, toBase64 } from './file.ts'
import { remember } from './queries.ts'

/** The contract's bound. */
const LONGEST_NAME = 200
export const MEGABYTES = IMPORT_LIMITS.bytes / 1024 / 1024

/** Where something was handed in; a refusal is told there. */
type Place = 'file' | 'paste'

/**
 * Hands in a file or pasted cells for a dry run, and opens it. What is wrong with it is told at its place, where it can
 * be without asking the server.
 */
export function useHandIn() {
  const { t } = useTranslation('extensions/import')
  const navigate = useNavigate()
  const [source, setSource] = useState<{ kind: Place; name: string } | null>(null)
  const [refusal, setRefusal] = useState<{ of: Place; text: string } | null>(null)
  const place = source?.kind ?? 'file'
  const { save, error } = useSave(extensionsImport.create, {
    invalidates: ['extensions'],
    setFieldErrors: (texts) => setRefusal({ of: place, text: Object.values(texts)[0] ?? '' }),
    onSaved: (imported) => {
      remember(imported)
      // What needs a decision comes first.
      const verdict = imported.counts.error > 0 ? 'error' : undefined
      return navigate(paths.extensionImport(imported.id, { verdict }))
    },
    onSettled: () => setSource(null),
  })

  const send = async (kind: Place, name: string, content: Blob, fileName: string | null) => {
    setRefusal(null)
    setSource({ kind, name })
    try {
      save({ body: { fileName, content: await toBase64(content) } })
    } catch {
      setSource(null)
      setRefusal({ of: kind, text: t('file.unreadable', { name }) })
    }
  }
  const handIn = async ([file, ...others]: readonly File[]) => {
    if (!file || source) return
    const { name } = file
    const tell = (text: string) => setRefusal({ of: 'file', text })
    if (others.length > 0) return tell(t('file.several'))
    const reason = await refusalOf(file).catch(() => 'unreadable' as const)
    if (reason !== null) return tell(t(`file.${reason}`, { name, megabytes: MEGABYTES }))
    return send('file', name, file, name.slice(-LONGEST_NAME))
  }
  const paste = (text: string) => {
    if (source) return
    if (text.trim() === '') setRefusal({ of: 'paste', text: t('paste.empty') })
    else void send('paste', t('pasted'), new Blob([text]), null)
  }
  return { handIn, paste, source, refusal, error }
}
