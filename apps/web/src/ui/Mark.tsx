import mark from './mark.svg?no-inline'

/** The product's mark: a patch cord between two jacks of a switchboard. Decoration; the name stands beside it. */
export function Mark({ size }: { size: number }) {
  return <img src={mark} width={size} height={size} alt="" />
}
