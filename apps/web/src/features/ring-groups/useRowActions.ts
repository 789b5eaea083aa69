import { ringGroups, type RingGroupRow } from '@switchboard/contract/ring-groups'
import { IconEye, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useReadOnlyReason } from '../../patterns/object/useReadOnlyReason.ts'
import type { RowAction } from '../../patterns/table.ts'
import { type ListState, toQuery } from './list-state.ts'

interface RowActionsOptions {
  state: ListState
  onDelete: (row: RingGroupRow) => void
}

/** What can be done with a group of the list. */
export function useRowActions({ state, onDelete }: RowActionsOptions) {
  const { t } = useTranslation('ring-groups')
  const disabledReason = useReadOnlyReason(ringGroups.update)
  return (row: RingGroupRow): RowAction[] => {
    const to = paths.ringGroup(row.id, toQuery(state))
    const remove = { label: t('row.delete'), icon: IconTrash, onSelect: () => onDelete(row) }
    if (disabledReason !== undefined) {
      return [
        { label: t('row.look'), icon: IconEye, to, quick: true },
        { ...remove, disabledReason },
      ]
    }
    return [
      { label: t('row.edit'), icon: IconPencil, to, quick: true },
      { ...remove, quick: true },
    ]
  }
}
