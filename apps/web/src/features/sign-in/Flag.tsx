import classes from './country.module.css'

/** A country's flag, 3:2. Decoration: the country's name stands beside it or names the control. */
export function Flag({ country }: { country: string }) {
  return (
    <img
      className={classes.flag}
      src={`${__FLAGS__}/${country}.svg`}
      width={21}
      height={14}
      alt=""
      loading="lazy"
    />
  )
}
