/** `0015653a4b5c` as it is printed below phones: `00:15:65:3A:4B:5C`. */
export const formatMac = (mac: string): string => mac.toUpperCase().replaceAll(/..(?=.)/g, '$&:')
