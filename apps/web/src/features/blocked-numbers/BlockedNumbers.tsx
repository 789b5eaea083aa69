import type { BlockedNumber } from '@switchboard/contract/blocked-numbers'
import { IconBan, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePrefetched } from '../../api/query.ts'
import { can } from '../../api/session.ts'
import { useSession } from '../../api/session-store.ts'
import { usePhoneLibrary } from '../../format/phone.ts'
import { SearchField } from '../../patterns/SearchField.tsx'
import { Button } from '../../ui/Button.tsx'
import classes from './blocked-numbers.module.css'
import { type BlockedList, itemsQuery, ofList } from './lists.ts'
import { patternText } from './pattern.ts'
import { findBlocked } from './search.ts'
import { useRemoveBlocked } from './useRemoveBlocked.ts'

const BlockedDialog = lazy(() =>
  import('./BlockedDialog.tsx').then(({ BlockedDialog }) => ({ default: BlockedDialog })),
)

/** From so many on there is a field to find one by. */
const SEARCHED = 8

/** The numbers that a company, or a phone, does not take calls from. */
export function BlockedNumbers({ list }: { list: BlockedList }) {
  const { t } = useTranslation('blocked-numbers')
  const { tenant } = useSession()
  const phones = usePhoneLibrary()
  const { items } = usePrefetched(itemsQuery(list)).data
  const [search, setSearch] = useState('')
  const [opened, setOpened] = useState<BlockedNumber | 'new' | null>(null)
  const listed = useRef<HTMLUListElement>(null)
  const mine = ofList(list, items)
  const found = phones ? findBlocked(phones, tenant.country, mine, search) : mine
  const readOnly = list.of === 'own' || can('preferences:write') ? undefined : t('readOnly')
  return (
    <div className={classes.list}>
      {mine.length >= SEARCHED && <SearchField label={t('search')} value={search} onChange={setSearch} />}
      {/* Takes the focus from the button of a row that is gone. */}
      <ul ref={listed} tabIndex={-1} className={classes.items} aria-label={t('label')}>
        {found.map((blocked) => (
          <Item
            key={blocked.id}
            list={list}
            blocked={blocked}
            readOnly={readOnly}
            onEdit={() => setOpened(blocked)}
            onRemoved={() => listed.current?.focus()}
          />
        ))}
        {found.length === 0 && <li className={classes.none}>{t(mine.length > 0 ? 'noneFound' : 'none')}</li>}
      </ul>
      <Button
        icon={<IconPlus size={16} stroke={1.75} aria-hidden />}
        disabledReason={readOnly}
        onClick={() => setOpened('new')}
      >
        {t('add')}
      </Button>
      <Suspense>
        {opened && (
          <BlockedDialog
            list={list}
            blocked={opened === 'new' ? null : opened}
            onClose={() => setOpened(null)}
          />
        )}
      </Suspense>
    </div>
  )
}

interface ItemProps {
  list: BlockedList
  blocked: BlockedNumber
  readOnly: string | undefined
  onEdit: () => void
  onRemoved: () => void
}

function Item({ list, blocked, readOnly, onEdit, onRemoved }: ItemProps) {
  const { t } = useTranslation('blocked-numbers')
  const { tenant } = useSession()
  const text = patternText(usePhoneLibrary(), tenant.country, blocked)
  const { remove, removing } = useRemoveBlocked(list, { blocked, text, onRemoved })
  return (
    <li className={classes.item}>
      <IconBan className={classes.icon} size={16} stroke={1.75} aria-hidden />
      <div className={classes.told}>
        <p className={classes.pattern}>
          <span className="numeric">{text}</span>
          {blocked.kind === 'prefix' && <span className={classes.note}>{t('kind.prefixNote')}</span>}
        </p>
        {blocked.note !== null && <p className={classes.note}>{blocked.note}</p>}
      </div>
      <Button
        variant="quiet"
        icon={<IconPencil size={16} stroke={1.75} aria-hidden />}
        aria-label={t('editNamed', { number: text })}
        disabledReason={readOnly}
        onClick={onEdit}
      />
      <Button
        variant="quiet"
        icon={<IconTrash size={16} stroke={1.75} aria-hidden />}
        aria-label={t('removeNamed', { number: text })}
        loading={removing}
        disabledReason={readOnly}
        onClick={remove}
      />
    </li>
  )
}
