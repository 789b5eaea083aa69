import { preferences, type Preferences, type PreferencesWrite } from '@switchboard/contract/preferences'
import { PreferencesWrite as Schema } from '@switchboard/contract/preferences'
import { type SubmitEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { queryClient, usePrefetched, useSave } from '../../api/query.ts'
import { can, refreshSession } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { judgeShape } from '../../patterns/object/shape.ts'
import { toast } from '../../patterns/toast.ts'
import { undoOf } from '../history/index.ts'
import { preferencesQuery } from './index.ts'

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** How a part of the preferences is held by a form, and sent. */
export interface PartModel<Values extends object> {
  from: (preferences: Preferences) => Values
  to: (values: Values) => Partial<PreferencesWrite>
}

/**
 * One of the page's forms: a part of the preferences that is saved on its own. While nothing is typed it shows what is
 * saved, whatever becomes of that. Another part that is saved meanwhile does not concern it; another person's save of this
 * part does.
 */
export function usePart<Values extends object>({ from, to }: PartModel<Values>) {
  const { t } = useTranslation(['preferences', 'common'])
  const { tenant } = useSession()
  const { data: now } = usePrefetched(preferencesQuery())
  const [draft, setDraft] = useState<{ values: Values; base: Preferences } | null>(null)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const sent = (of: Preferences) => to(from(of))
  const base = draft && !same(sent(draft.base), sent(now)) ? draft.base : now
  const values = draft?.values ?? from(now)
  const dirty = !same(to(values), sent(base))

  const fields = useRef<HTMLFieldSetElement>(null)
  // Counted, so that the first field to be corrected takes the focus once its error is on the page.
  const [refusals, setRefusals] = useState(0)
  useEffect(() => {
    if (refusals > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [refusals])
  const refuse = (texts: Record<string, string>) => {
    setErrors(texts)
    setRefusals((count) => count + 1)
  }
  const adopt = (next: Preferences) => {
    queryClient.setQueryData(preferencesQuery().queryKey, next)
    setDraft(null)
    setErrors({})
  }
  const { save, saving, error, reset } = useSave(preferences.update, {
    invalidates: [],
    setFieldErrors: refuse,
    onSaved: (next) => {
      adopt(next)
      void refreshSession().catch(() => {}) // it tells the number that is shown
      toast({ message: t('saved'), undo: undoOf({ object: tenant.id, version: next.version }) })
    },
  })
  const theirs =
    error instanceof ApiError && error.code === 'version_conflict' ? (error.current as Preferences) : null
  const send = (version: number) => save({ body: { ...to(values), version } })
  return {
    fields,
    values,
    errors,
    dirty,
    saving,
    readOnly: can(preferences.update) ? undefined : t('readOnly'),
    /** What no field tells. */
    error: theirs ? null : error,
    /** Somebody saved this part meanwhile: whose to keep. */
    conflict: theirs && {
      mine: () => send(theirs.version),
      theirs: () => {
        adopt(theirs)
        reset()
      },
    },
    set: (changes: Partial<Values>) => {
      setDraft({ values: { ...values, ...changes }, base })
      setErrors({})
    },
    onSubmit: (event: SubmitEvent) => {
      event.preventDefault()
      if (saving || !dirty) return
      const found = Object.entries(judgeShape(Schema.partial(), to(values)))
      if (found.length > 0)
        refuse(Object.fromEntries(found.map(([path, code]) => [path, t(`common:field.${code}`)])))
      else send(base.version)
    },
  }
}

export type Part<Values extends object> = ReturnType<typeof usePart<Values>>
