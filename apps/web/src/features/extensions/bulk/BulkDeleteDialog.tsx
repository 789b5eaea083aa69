import {
  type ExtensionBulkUses,
  type ExtensionSelection,
  extensionsBulk,
} from '@switchboard/contract/extensions.bulk'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { call } from '../../../api/client.ts'
import { ApiError } from '../../../api/errors.ts'
import { queryClient } from '../../../api/query.ts'
import { paths } from '../../../paths.ts'
import { ConfirmDialog } from '../../../patterns/ConfirmDialog.tsx'
import { toast } from '../../../patterns/toast.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { undoOf } from '../../history/index.ts'
import { type SelectedExtensions, toSelection } from '../selected.ts'
import classes from './bulk.module.css'
import { Moved } from './Moved.tsx'
import { useBulk } from './useBulk.ts'

/** Uses that the dialog names; the rest is a number. */
const NAMED = 8

/** Not among what is stale with the extensions: once they are deleted, nobody asks for their uses again. */
const USES = ['extensionsBulk', 'uses']

const usesOf = (selection: ExtensionSelection) => call(extensionsBulk.uses, { body: { selection } })

/** Deletes a selection and ends the uses that were shown; `more` when there are others by now, and nothing is deleted. */
async function remove(selection: ExtensionSelection, { total }: ExtensionBulkUses) {
  if (total > 0 && (await usesOf(selection)).total > total) return 'more'
  try {
    return await call(extensionsBulk.remove, { body: { selection, detach: total > 0 } })
  } catch (error) {
    if (error instanceof ApiError && error.code === 'in_use') return 'more'
    throw error
  }
}

/** Names what breaks with the selected extensions, and deletes those that are phones. */
export function BulkDeleteDialog({
  selected,
  onClose,
}: {
  selected: SelectedExtensions
  onClose: () => void
}) {
  const { t } = useTranslation('extensions/bulk')
  const [more, setMore] = useState(false)
  const { run, running, moved, follow, error } = useBulk(selected, remove, (answer) => {
    if (answer === 'more') {
      setMore(true)
      return void queryClient.invalidateQueries({ queryKey: USES })
    }
    toast({ message: t('done.deleted', { count: answer.removed }), undo: undoOf({ batch: answer.batchId }) })
    onClose()
    selected.clear()
  })
  const selection = toSelection(selected)
  const uses = useQuery({
    queryKey: [...USES, selection],
    queryFn: async () => {
      try {
        return await usesOf(selection)
      } catch (cause) {
        await follow(cause, selection)
        throw cause
      }
    },
    gcTime: 0,
  })
  const count = uses.data?.phones ?? selected.count
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { count })}
      confirmLabel={t('delete.confirm', { count })}
      cancelLabel={t('delete.cancel')}
      confirming={running || uses.isFetching}
      disabledReason={uses.data?.phones === 0 ? t('delete.onlyOthers') : undefined}
      error={error ?? uses.error}
      onConfirm={() => uses.data && run(uses.data)}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {moved && <Moved count={selected.count} />}
        {more && <Alert tone="warning" title={t('delete.changed')} />}
        {!uses.error && <Breaks uses={uses.data} onLeave={onClose} />}
      </div>
    </ConfirmDialog>
  )
}

function Breaks({ uses, onLeave }: { uses: ExtensionBulkUses | undefined; onLeave: () => void }) {
  const { t } = useTranslation('extensions/bulk')
  if (uses?.phones === 0) return <p>{t('delete.onlyOthers')}</p>
  const rest = uses ? uses.total - Math.min(uses.items.length, NAMED) : 0
  return (
    <>
      {uses && uses.skipped > 0 && <p>{t('delete.skipped', { count: uses.skipped })}</p>}
      <ul className={classes.list} aria-label={t('delete.breaks')} aria-busy={!uses}>
        {!uses && (
          <li>
            <Skeleton width="80%" />
          </li>
        )}
        {uses?.items.slice(0, NAMED).map((item) => (
          <Use
            key={`${item.of.id} ${item.use.kind === 'forwarding' ? item.use.extension.id : ''}`}
            item={item}
            onLeave={onLeave}
          />
        ))}
        {rest > 0 && <li>{t('more', { count: rest })}</li>}
        <li>{t('delete.voicemail')}</li>
      </ul>
    </>
  )
}

interface UseProps {
  item: ExtensionBulkUses['items'][number]
  onLeave: () => void
}

function Use({ item: { of, use }, onLeave }: UseProps) {
  const { t } = useTranslation(['extensions/bulk', 'extensions'])
  const { search } = useLocation()
  if (use.kind === 'sign_in') {
    return <li>{t('delete.signIn', { name: use.personName, number: of.number })}</li>
  }
  const { id, name, number } = use.extension
  return (
    <li>
      <Trans
        t={t}
        i18nKey="delete.forwarding"
        values={{ name, number, target: t('extensions:reference', { name: of.name, number: of.number }) }}
        components={[<Link key="from" to={{ pathname: paths.extension(id), search }} onClick={onLeave} />]}
      />
    </li>
  )
}
