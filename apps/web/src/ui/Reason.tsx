import { lazy, type ReactElement, Suspense } from 'react'

const Tip = lazy(() => import('./Tip.tsx').then(({ Tip }) => ({ default: Tip })))

/** Says on hover and focus why the one control inside cannot be used; nothing when there is no reason. */
export function Reason({ text, children }: { text: string | undefined; children: ReactElement }) {
  if (text === undefined) return children
  return (
    <Suspense fallback={children}>
      <Tip label={text}>{children}</Tip>
    </Suspense>
  )
}
