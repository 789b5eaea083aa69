import classes from './skeleton.module.css'

/** Holds the place of one line of text; `width` is CSS. The container says "loading" once, not each bone. */
export function Skeleton({ width, height }: { width: string; height?: string }) {
  return <span className={classes.bone} style={{ width, height }} aria-hidden />
}
