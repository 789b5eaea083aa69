import clsx from 'clsx'
import classes from './sign-in.module.css'

const STEP = 56
const COLUMNS = 16
const ROWS = 18

const jacks = Array.from({ length: COLUMNS * ROWS }, (_, index) => ({
  key: String(index),
  x: STEP / 2 + (index % COLUMNS) * STEP,
  y: STEP / 2 + Math.floor(index / COLUMNS) * STEP,
}))

/** Calls being connected, by column and row: cords hang between two jacks. */
const CORDS = [
  { from: [2, 2], to: [6, 4], live: true },
  { from: [7, 1], to: [10, 2], live: false },
  { from: [10, 8], to: [14, 7], live: false },
  { from: [3, 7], to: [8, 6], live: false },
  { from: [12, 3], to: [9, 4], live: true },
  { from: [1, 9], to: [4, 10], live: false },
] as const

const at = ([column, row]: readonly [number, number]) => ({
  x: STEP / 2 + column * STEP,
  y: STEP / 2 + row * STEP,
})

function Cord({ from, to, live }: (typeof CORDS)[number]) {
  const start = at(from)
  const end = at(to)
  const sag = Math.max(start.y, end.y) + 60 + Math.abs(end.x - start.x) * 0.25
  return (
    <>
      <path
        className={clsx(classes.cord, !live && classes.quietCord)}
        d={`M${start.x} ${start.y}C${start.x} ${sag} ${end.x} ${sag} ${end.x} ${end.y}`}
      />
      {[start, end].map(({ x, y }) => (
        <circle
          key={`${x} ${y}`}
          className={clsx(classes.plug, !live && classes.quietPlug)}
          cx={x}
          cy={y}
          r={7}
        />
      ))}
    </>
  )
}

/** A telephone operator's switchboard with a few cords plugged. Decoration. */
export function Board() {
  return (
    <svg
      className={classes.board}
      viewBox={`0 0 ${COLUMNS * STEP} ${ROWS * STEP}`}
      preserveAspectRatio="xMinYMin slice"
      aria-hidden
    >
      {jacks.map(({ key, x, y }) => (
        <g key={key}>
          <circle className={classes.jack} cx={x} cy={y} r={7} />
          <circle className={classes.hole} cx={x} cy={y} r={2} />
        </g>
      ))}
      {CORDS.map((cord) => (
        <Cord key={cord.from.join()} {...cord} />
      ))}
    </svg>
  )
}
