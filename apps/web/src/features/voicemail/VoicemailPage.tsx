import { IconMicrophone, IconMicrophoneOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { queryClient, usePages, usePrefetched } from '../../api/query.ts'
import { loadPhoneLibrary } from '../../format/phone.ts'
import { loadStrings } from '../../i18n/i18n.ts'
import { ErrorState } from '../../patterns/ErrorState.tsx'
import { FilterBar } from '../../patterns/FilterBar.tsx'
import { LoadMore } from '../../patterns/LoadMore.tsx'
import { Page } from '../../patterns/Page.tsx'
import { useSetUrlState } from '../../patterns/useSetUrlState.ts'
import { EmptyState, NothingFound } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type ListState, parseListState } from './list-state.ts'
import { Message } from './Message.tsx'
import { boxesQuery, messagesQuery } from './queries.ts'
import classes from './voicemail.module.css'

export async function loader({ request }: { request: Request }): Promise<null> {
  const state = parseListState(new URL(request.url).searchParams)
  void queryClient.prefetchInfiniteQuery(messagesQuery(state))
  await Promise.all([
    loadStrings('voicemail'),
    loadPhoneLibrary(),
    queryClient.fetchQuery({ ...boxesQuery(), staleTime: 0 }),
  ])
  return null
}

/** Usage > Voicemail: the messages of the mailboxes that one may hear. */
export function Component() {
  const { t } = useTranslation('voicemail')
  const { items: boxes } = usePrefetched(boxesQuery()).data
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      {boxes.length === 0 ? (
        <EmptyState icon={IconMicrophoneOff} title={t('noBox.title')} detail={t('noBox.detail')} />
      ) : (
        <Inbox />
      )}
    </Page>
  )
}

function Inbox() {
  const { t } = useTranslation('voicemail')
  const [params] = useSearchParams()
  const state = parseListState(params)
  const set = useSetUrlState<'box' | 'state'>()
  const { items: boxes } = usePrefetched(boxesQuery()).data
  const clear = () => set({ box: '', state: '' })
  const unheard = boxes
    .filter(({ extension }) => state.box === null || extension.id === state.box)
    .reduce((sum, box) => sum + box.unheard, 0)
  return (
    <>
      <FilterBar
        filters={[
          {
            id: 'state',
            label: t('filter.state'),
            value: state.state ?? '',
            options: (['unheard', 'heard'] as const).map((value) => ({
              value,
              label: t(`filter.${value}`),
            })),
            onChange: (value) => set({ state: value }),
          },
          ...(boxes.length > 1
            ? [
                {
                  id: 'box',
                  label: t('filter.box'),
                  value: state.box ?? '',
                  options: boxes.map(({ extension: { id, number, name } }) => ({
                    value: id,
                    label: t('box', { number, name }),
                  })),
                  onChange: (value: string) => set({ box: value }),
                },
              ]
            : []),
        ]}
        count={t('unheard', { count: unheard })}
        onClear={clear}
      />
      <Messages state={state} several={boxes.length > 1} onClear={clear} />
    </>
  )
}

interface MessagesProps {
  state: ListState
  /** Are there several boxes to tell apart? */
  several: boolean
  onClear: () => void
}

function Messages({ state, several, onClear }: MessagesProps) {
  const { t } = useTranslation('voicemail')
  const { items, error, retry, more } = usePages(messagesQuery(state))
  if (error) return <ErrorState error={error} onRetry={retry} />
  if (items?.length === 0) {
    return state.box === null && state.state === null ? (
      <EmptyState icon={IconMicrophone} title={t('empty.title')} detail={t('empty.detail')} />
    ) : (
      <NothingFound title={t('found.title')} onClear={onClear} />
    )
  }
  return (
    <>
      <ul className={classes.messages} aria-label={t('title')} aria-busy={!items}>
        {items
          ? items.map((message) => <Message key={message.id} message={message} several={several} />)
          : [1, 2, 3].map((row) => (
              <li key={row} className={classes.message}>
                <Skeleton width="40%" />
              </li>
            ))}
      </ul>
      <LoadMore {...more} />
    </>
  )
}
