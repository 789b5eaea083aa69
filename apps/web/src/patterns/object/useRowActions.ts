import type { Endpoint } from '@switchboard/contract/endpoint'
import { IconEye, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { RowAction } from '../table.ts'
import { useReadOnlyReason } from './useReadOnlyReason.ts'

interface RowActionsOptions<Row> {
  /** Who may not use it looks at an object, and is told why it cannot be deleted. */
  update: Pick<Endpoint, 'permission'>
  pathOf: (id: string) => string
  onDelete: (row: Row) => void
}

/** What can be done with an object of a list: opened, and deleted. */
export function useRowActions<Row extends { id: string }>({
  update,
  pathOf,
  onDelete,
}: RowActionsOptions<Row>): (row: Row) => [open: RowAction, remove: RowAction] {
  const { t } = useTranslation('object')
  const disabledReason = useReadOnlyReason(update)
  const open =
    disabledReason === undefined
      ? { label: t('row.edit'), icon: IconPencil }
      : { label: t('row.view'), icon: IconEye }
  return (row) => [
    { ...open, to: pathOf(row.id), quick: true },
    { label: t('row.delete'), icon: IconTrash, onSelect: () => onDelete(row), disabledReason },
  ]
}
