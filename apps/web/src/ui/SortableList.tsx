import { IconArrowDown, IconArrowUp, IconGripVertical, IconX } from '@tabler/icons-react'
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './Button.tsx'
import classes from './sortable-list.module.css'
import { useSortableRow } from './useSortableRow.ts'

/** Something in a list whose order counts. */
export interface SortableItem {
  key: string
  /** What it is called: "Move … up". */
  name: string
  content: ReactNode
}

interface SortableListProps {
  label: string
  items: readonly SortableItem[]
  onMove: (from: number, to: number) => void
  onRemove: (index: number) => void
  /** Why nothing can be changed; the list is then only shown. */
  readOnly?: boolean
}

/** The button of a row that is to have the focus once the list is drawn anew. */
interface Focus {
  key: string
  action: Action
}
type Action = 'up' | 'down' | 'remove'

/**
 * A list that people put in order: by dragging, or by buttons that keep the focus, so that a row can be moved on by one
 * key; where it has come to is announced.
 */
export function SortableList({ label, items, onMove, onRemove, readOnly = false }: SortableListProps) {
  const { t } = useTranslation()
  const id = useId()
  const list = useRef<HTMLOListElement>(null)
  const [told, setTold] = useState('')
  const focus = useRef<Focus | null>(null)
  // A row that moves in the document loses the focus that is in it.
  useLayoutEffect(() => {
    if (!focus.current) return
    const { key, action } = focus.current
    focus.current = null
    const row = [...(list.current?.children ?? [])].find((each) => each.getAttribute('data-key') === key)
    row?.querySelector<HTMLElement>(`[data-action="${action}"]`)?.focus()
  })
  const move = (from: number, to: number, action?: Action) => {
    const item = items[from]
    if (!item || to < 0 || to >= items.length) return
    if (action) focus.current = { key: item.key, action }
    setTold(t('order.moved', { name: item.name, place: to + 1, total: items.length }))
    onMove(from, to)
  }
  const remove = (index: number) => {
    const next = items[index + 1] ?? items[index - 1]
    if (next) focus.current = { key: next.key, action: 'remove' }
    setTold(t('order.removed', { name: items[index]?.name ?? '' }))
    onRemove(index)
  }
  return (
    <>
      <ol ref={list} className={classes.list} aria-label={label}>
        {items.map((item, index) => (
          <Row
            key={item.key}
            list={id}
            item={item}
            index={index}
            last={index === items.length - 1}
            readOnly={readOnly}
            onMove={move}
            onRemove={remove}
          />
        ))}
      </ol>
      <output className="visually-hidden">{told}</output>
    </>
  )
}

interface RowProps {
  list: string
  item: SortableItem
  index: number
  last: boolean
  readOnly: boolean
  onMove: (from: number, to: number, action?: Action) => void
  onRemove: (index: number) => void
}

function Row({ list, item: { key, name, content }, index, last, readOnly, onMove, onRemove }: RowProps) {
  const { t } = useTranslation()
  const { row, handle, dragging, edge } = useSortableRow({ list, index, onMove })
  const icon = { size: 16, stroke: 1.75, 'aria-hidden': true } as const
  const button = (action: Action, onClick: () => void, disabledReason?: string) => {
    const Icon = ICONS[action]
    return (
      <Button
        variant="quiet"
        icon={<Icon {...icon} />}
        aria-label={t(`order.${action}`, { name })}
        data-action={action}
        disabledReason={disabledReason}
        onClick={onClick}
      />
    )
  }
  return (
    <li
      ref={row}
      className={classes.row}
      data-key={key}
      data-dragging={dragging || undefined}
      data-edge={edge}
    >
      <span ref={handle} className={classes.handle} hidden={readOnly}>
        <IconGripVertical {...icon} />
      </span>
      <div className={classes.content}>{content}</div>
      {!readOnly && (
        <div className={classes.actions}>
          {button('up', () => onMove(index, index - 1, 'up'), index === 0 ? t('order.isFirst') : undefined)}
          {button('down', () => onMove(index, index + 1, 'down'), last ? t('order.isLast') : undefined)}
          {button('remove', () => onRemove(index))}
        </div>
      )}
    </li>
  )
}

const ICONS = { up: IconArrowUp, down: IconArrowDown, remove: IconX } as const
