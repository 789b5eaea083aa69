import type { BlockedNumber, BlockedNumberWrite } from '@switchboard/contract/blocked-numbers'
import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../../api/errors.ts'
import { queryClient } from '../../api/query.ts'
import { useSession } from '../../api/session-store.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { Dialog } from '../../patterns/Dialog.tsx'
import { ErrorAlert } from '../../patterns/ErrorAlert.tsx'
import { toast } from '../../patterns/toast.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioCards } from '../../ui/RadioCards.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { undoOf } from '../history/index.ts'
import classes from './blocked-numbers.module.css'
import { block, type BlockedList, change } from './lists.ts'
import { judgePattern, patternText, toPattern } from './pattern.ts'

interface BlockedDialogProps {
  list: BlockedList
  /** Null for a new one. */
  blocked: BlockedNumber | null
  onClose: () => void
}

interface Values {
  kind: BlockedNumber['kind']
  typed: string
  note: string
}

/** Blocks a number, or all that begin alike; or changes what is blocked. */
export function BlockedDialog({ list, blocked, onClose }: BlockedDialogProps) {
  const { t } = useTranslation(['blocked-numbers', 'common'])
  const { tenant } = useSession()
  const phones = usePhoneLibrary()
  const [values, setValues] = useState<Values>(() => ({
    kind: blocked?.kind ?? 'number',
    typed: blocked ? patternText(phones, tenant.country, blocked) : '',
    note: blocked?.note ?? '',
  }))
  const [errors, setErrors] = useState<Partial<Record<'pattern' | 'note', string>>>({})
  const set = (changes: Partial<Values>) => {
    setValues({ ...values, ...changes })
    setErrors({})
  }
  const save = useSaveBlocked(list, blocked, onClose)
  const refused = save.error instanceof ApiError ? save.error.fieldErrors : {}
  const told = (field: 'pattern' | 'note') =>
    errors[field] ?? (refused[field] && t(`common:field.${refused[field]}`))
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    // A dialog stands in a form's page: what is sent here is not sent there.
    event.stopPropagation()
    if (!phones || save.isPending) return
    const { kind, typed, note } = values
    const pattern = toPattern(phones, tenant.country, kind, typed)
    const wrong = judgePattern(phones, tenant.country, { kind, pattern })
    if (wrong) setErrors({ pattern: t(`common:field.${wrong}`) })
    else save.mutate({ kind, pattern, note: note.trim() || null })
  }
  return (
    <Dialog opened title={t(blocked ? 'dialog.edit' : 'dialog.add')} onClose={onClose}>
      <form className={classes.form} onSubmit={onSubmit} noValidate>
        <RadioCards
          label={t('kind.label')}
          value={values.kind}
          options={[
            { value: 'number', label: t('kind.number'), help: t('kind.numberHelp') },
            { value: 'prefix', label: t('kind.prefix'), help: t('kind.prefixHelp') },
          ]}
          onChange={(kind) => set({ kind })}
        />
        <TextField
          data-autofocus
          label={t(values.kind === 'number' ? 'pattern.number' : 'pattern.prefix')}
          help={t('pattern.help')}
          inputMode="tel"
          autoComplete="off"
          error={told('pattern')}
          value={values.typed}
          onChange={({ currentTarget }) => set({ typed: currentTarget.value })}
        />
        <TextField
          label={t('note.label')}
          help={t('note.help')}
          optional
          autoComplete="off"
          maxLength={120}
          error={told('note')}
          value={values.note}
          onChange={({ currentTarget }) => set({ note: currentTarget.value })}
        />
        {save.error && Object.keys(refused).length === 0 && <ErrorAlert error={save.error} />}
        <div className={classes.actions}>
          <Button onClick={onClose}>{t('common:action.cancel')}</Button>
          <Button type="submit" variant="primary" loading={save.isPending}>
            {t(blocked ? 'dialog.save' : 'dialog.block')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function useSaveBlocked(list: BlockedList, blocked: BlockedNumber | null, onClose: () => void) {
  const { t } = useTranslation('blocked-numbers')
  const { tenant } = useSession()
  const phones = usePhoneLibrary()
  // What somebody saved in between is taken as the base of the next try: it is told first.
  const [version, setVersion] = useState(blocked?.version ?? 1)
  return useMutation<BlockedNumber, Error, BlockedNumberWrite>({
    mutationFn: (write) => (blocked ? change(list, blocked.id, { ...write, version }) : block(list, write)),
    onSuccess: (saved) => {
      const number = patternText(phones, tenant.country, saved)
      const undo = undoOf({ object: saved.id, version: saved.version })
      toast({ message: t(blocked ? 'saved' : 'added', { number }), undo })
      onClose()
    },
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'version_conflict') {
        setVersion((error.current as BlockedNumber).version)
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['blockedNumbers'] }),
  })
}
