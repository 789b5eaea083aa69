import '@mantine/core/styles/ModalBase.layer.css'
import '@mantine/core/styles/Overlay.layer.css'
import '@mantine/core/styles/Drawer.layer.css'
import '@mantine/core/styles/Paper.layer.css'
import { Drawer } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import clsx from 'clsx'
import { createContext, type ReactNode, use, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { Button } from '../ui/Button.tsx'
import classes from './panel.module.css'
import { useDocumentTitle } from './useDocumentTitle.ts'
import { noteFocus } from './useRowFocus.ts'

interface Closing {
  path: string
  /** Whether the query string goes along: a list beneath a panel has its filters there. */
  withQuery: boolean
}

/** Around a form: where to go once it is done with. */
export const CloseTo = createContext<Closing | null>(null)

/**
 * Closes the panel, or the page of a form, that this component is in. After a save, `close({ saved: id })` or, where there
 * is nothing to be shown, `close({ saved: true })`, so that nothing is asked.
 */
export function useClosePanel() {
  const closeTo = use(CloseTo)
  const navigate = useNavigate()
  const { search } = useLocation()
  if (closeTo === null) throw new Error('useClosePanel() outside a SidePanel or a FormPage')
  return ({ saved = false }: { saved?: string | boolean } = {}) => {
    const { path, withQuery } = closeTo
    const to = withQuery && !path.includes('?') ? `${path}${search}` : path
    void navigate(to, { preventScrollReset: true, state: saved ? { saved } : null })
  }
}

interface SidePanelProps {
  title: string
  subtitle?: ReactNode
  /** Path of the page beneath; its query string is kept. */
  closeTo: string
  /** A field of the content has `data-autofocus` and takes the focus in place of the title. */
  focusInside?: boolean
  /** 720 px, for what is drawn. */
  wide?: boolean
  /** A `PanelForm`, or a `PanelBody` with content. */
  children: ReactNode
}

/**
 * A route's content beside the list it belongs to: 480 px, the full screen on phones. Focus stays inside and returns
 * to where it came from; Escape, the cross and Back close it.
 */
export function SidePanel(props: SidePanelProps) {
  useDocumentTitle(props.title)
  return (
    <CloseTo value={{ path: props.closeTo, withQuery: true }}>
      <Panel {...props} />
    </CloseTo>
  )
}

/** Escape is heard by every layer that is open, and meant for the dialog above the panel. */
const isTopmost = () => document.querySelectorAll('[aria-modal="true"]').length === 1

function Panel({ title, subtitle, focusInside = false, wide = false, children }: SidePanelProps) {
  const { t } = useTranslation()
  const close = useClosePanel()
  // The panel moves the focus a moment later, so this is still the link that opened it.
  useEffect(() => noteFocus(), [])
  return (
    <Drawer.Root
      opened
      onClose={() => isTopmost() && close()}
      position="right"
      size="100%"
      lockScroll={false}
      transitionProps={{ duration: 120, transition: 'fade' }}
    >
      <Drawer.Overlay className={classes.overlay} />
      <Drawer.Content
        classNames={{ inner: classes.inner, content: clsx(classes.content, wide && classes.wide) }}
      >
        <div className={classes.header}>
          <div>
            {/* Where the focus begins, so that a screen reader says first what opened; a form may ask for its first field. */}
            <Drawer.Title
              className={classes.title}
              tabIndex={-1}
              data-autofocus={focusInside ? undefined : true}
            >
              {title}
            </Drawer.Title>
            {subtitle && <span className={classes.subtitle}>{subtitle}</span>}
          </div>
          <Button
            variant="quiet"
            icon={<IconX size={18} stroke={1.75} aria-hidden />}
            aria-label={t('action.close')}
            onClick={() => close()}
          />
        </div>
        <div className={classes.body}>{children}</div>
      </Drawer.Content>
    </Drawer.Root>
  )
}

/** The scrolling content of a panel that is not a form. */
export function PanelBody({ children }: { children: ReactNode }) {
  return <div className={classes.scroll}>{children}</div>
}
