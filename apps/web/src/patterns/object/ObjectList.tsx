import type { Endpoint } from '@switchboard/contract/endpoint'
import { type Icon, IconPlus } from '@tabler/icons-react'
import { type ReactNode, Suspense, useState } from 'react'
import { Outlet, useParams } from 'react-router'
import type { usePages } from '../../api/query.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../ErrorState.tsx'
import { LinkButton } from '../LinkButton.tsx'
import { ResourceTable } from '../ResourceTable.tsx'
import type { Column } from '../table.ts'
import classes from './object.module.css'
import { useReadOnlyReason } from './useReadOnlyReason.ts'
import { useRowActions } from './useRowActions.ts'

type Pages<Row> = ReturnType<typeof usePages<Row>>

interface ObjectListProps<Row> {
  label: string
  /** One sentence: what these objects are for. */
  purpose: string
  /** Pages of a query, or all there is. */
  list: Pages<Row> | { items: Row[] }
  columns: Column<Row>[]
  nameOf: (row: Row) => string
  pathOf: (id: string) => string
  create: { to: string; label: string }
  /** Who may not use it looks only. */
  update: Pick<Endpoint, 'permission'>
  empty: { icon: Icon; title: string; detail: string }
  renderDelete: (row: Row, onClose: () => void) => ReactNode
}

/** A page's list of objects of one kind, few enough to need no search, and the panels that edit them. */
export function ObjectList<Row extends { id: string }>({
  label,
  purpose,
  list,
  columns,
  nameOf,
  pathOf,
  create: { to, label: createLabel },
  update,
  empty,
  renderDelete,
}: ObjectListProps<Row>) {
  const { items } = list
  const pages = 'more' in list ? list : null
  const { id: currentKey } = useParams()
  const [deleting, setDeleting] = useState<Row | null>(null)
  const disabledReason = useReadOnlyReason(update)
  const actions = useRowActions<Row>({ update, pathOf, onDelete: setDeleting })
  const create = (
    <LinkButton
      variant="primary"
      icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
      to={to}
      disabledReason={disabledReason}
    >
      {createLabel}
    </LinkButton>
  )
  return (
    <>
      <div className={classes.header}>
        <p>{purpose}</p>
        {items?.length !== 0 && create}
      </div>
      {pages?.error ? (
        <ErrorState error={pages.error} onRetry={pages.retry} />
      ) : (
        <ResourceTable
          label={label}
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          rowName={nameOf}
          rowLink={({ id }) => pathOf(id)}
          currentKey={currentKey}
          actions={actions}
          {...(pages && { more: pages.more })}
          empty={<EmptyState {...empty} action={create} />}
        />
      )}
      <Suspense>{deleting && renderDelete(deleting, () => setDeleting(null))}</Suspense>
      <Outlet />
    </>
  )
}
