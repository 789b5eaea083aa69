import {
  type ExtensionBulkUses,
  type ExtensionSelection,
  extensionsBulk,
} from '@switchboard/contract/extensions.bulk'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../api/client.ts'
import { ApiError } from '../../../api/errors.ts'
import { queryClient } from '../../../api/query.ts'
import { ConfirmDialog } from '../../../patterns/ConfirmDialog.tsx'
import { UseList } from '../../../patterns/object/UseList.tsx'
import { toQuery, useWithout, type Without } from '../../../patterns/object/useWithout.ts'
import { WithoutChoice } from '../../../patterns/object/WithoutChoice.tsx'
import { toast } from '../../../patterns/toast.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { ReplacementField } from '../../destinations/index.ts'
import { undoOf } from '../../history/index.ts'
import { type SelectedExtensions, toSelection } from '../selected.ts'
import classes from './bulk.module.css'
import { Moved } from './Moved.tsx'
import { useBulk } from './useBulk.ts'

/** Not among what is stale with the extensions: once they are deleted, nobody asks for their uses again. */
const USES = ['extensionsBulk', 'uses']

const usesOf = (selection: ExtensionSelection) => call(extensionsBulk.uses, { body: { selection } })

interface Removal {
  shown: ExtensionBulkUses
  without: Without
}

/** Deletes a selection and ends the uses that were shown; `more` when there are others by now, and nothing is deleted. */
async function remove(selection: ExtensionSelection, { shown: { total }, without }: Removal) {
  if (total > 0 && (await usesOf(selection)).total > total) return 'more'
  try {
    const how = total > 0 ? toQuery(without) : { detach: false }
    return await call(extensionsBulk.remove, { body: { selection, ...how } })
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
  const { t } = useTranslation(['extensions/bulk', 'object'])
  const [more, setMore] = useState(false)
  const choice = useWithout()
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
  const badReplacement = error instanceof ApiError && 'replacement' in error.fieldErrors
  const missing = choice.incomplete ? t('object:uses.chooseFirst') : undefined
  const disabledReason = uses.data?.phones === 0 ? t('delete.onlyOthers') : missing
  return (
    <ConfirmDialog
      opened
      title={t('delete.title', { count })}
      confirmLabel={choice.replaced ? t('object:uses.confirmReplace') : t('delete.confirm', { count })}
      cancelLabel={t('delete.cancel')}
      confirming={running || uses.isFetching}
      disabledReason={disabledReason}
      error={badReplacement ? null : (error ?? uses.error)}
      onConfirm={() => uses.data && run({ shown: uses.data, without: choice.without })}
      onCancel={onClose}
    >
      <div className={classes.dialog}>
        {moved && <Moved count={selected.count} />}
        {more && <Alert tone="warning" title={t('delete.changed')} />}
        {!uses.error && <Breaks uses={uses.data} replaced={choice.replaced} onLeave={onClose} />}
        {uses.data?.items.some(({ use }) => use.replaceable) && (
          <WithoutChoice
            choice={choice}
            renderPicker={(field) => <ReplacementField {...field} except={null} />}
            error={badReplacement && t('object:uses.badReplacement')}
          />
        )}
      </div>
    </ConfirmDialog>
  )
}

interface BreaksProps {
  uses: ExtensionBulkUses | undefined
  replaced: boolean
  onLeave: () => void
}

function Breaks({ uses, replaced, onLeave }: BreaksProps) {
  const { t } = useTranslation(['extensions/bulk', 'extensions'])
  if (uses?.phones === 0) return <p>{t('delete.onlyOthers')}</p>
  const items = uses?.items.map(({ of, use }) => ({
    use,
    of: t('delete.of', { extension: t('extensions:reference', of) }),
  }))
  return (
    <>
      {uses && uses.skipped > 0 && <p>{t('delete.skipped', { count: uses.skipped })}</p>}
      <UseList
        items={items}
        total={uses?.total ?? 0}
        replaced={replaced}
        onLeave={onLeave}
        messages={uses?.messages}
      >
        <li>{t('delete.voicemail')}</li>
      </UseList>
    </>
  )
}
