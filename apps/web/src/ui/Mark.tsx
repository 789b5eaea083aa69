/** The product's mark: a patch cord between two jacks of a switchboard. Decoration; the name stands beside it. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
      <rect width="24" height="24" rx="6" fill="#0f766e" />
      <path
        d="M7 6.5v3A2.5 2.5 0 0 0 9.5 12h5a2.5 2.5 0 0 1 2.5 2.5v3"
        fill="none"
        stroke="#fff"
        strokeWidth="1.75"
        strokeLinecap="round"
      />
      <circle cx="7" cy="6.5" r="2" fill="#fff" />
      <circle cx="17" cy="17.5" r="2" fill="#fff" />
      <circle cx="17" cy="6.5" r="1.25" fill="#5eead4" />
      <circle cx="7" cy="17.5" r="1.25" fill="#5eead4" />
    </svg>
  )
}
