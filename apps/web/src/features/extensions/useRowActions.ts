import { type ExtensionRow, isPhoneKind } from '@switchboard/contract/extensions'
import { IconCopy, IconEye, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import type { RowAction } from '../../patterns/table.ts'
import { toast } from '../../patterns/toast.ts'
import { type ListState, toQuery } from './list-state.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

interface RowActionsOptions {
  state: ListState
  onDelete: (row: ExtensionRow) => void
}

/** What can be done with a row: phones and voicemail boxes are edited and deleted here, everything else is looked at. */
export function useRowActions({ state, onDelete }: RowActionsOptions) {
  const { t } = useTranslation('extensions')
  const disabledReason = useReadOnlyReason()
  const copy = async (number: string) => {
    await navigator.clipboard.writeText(number)
    toast({ message: t('row.copied', { number }) })
  }
  return (row: ExtensionRow): RowAction[] => {
    const to = paths.extension(row.id, toQuery(state))
    const copyNumber = { label: t('row.copyNumber'), icon: IconCopy, onSelect: () => void copy(row.number) }
    const view = { label: t('row.view'), icon: IconEye, to, quick: true }
    if (!isPhoneKind(row.kind) && row.kind !== 'voicemail') return [view, copyNumber]
    const remove = { label: t('row.delete'), icon: IconTrash, onSelect: () => onDelete(row) }
    if (disabledReason !== undefined) return [view, copyNumber, { ...remove, disabledReason }]
    return [
      { label: t('row.edit'), icon: IconPencil, to, quick: true },
      copyNumber,
      { ...remove, quick: true },
    ]
  }
}
