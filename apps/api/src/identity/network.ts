import { isIPv4 } from 'node:net'

const GROUPS = 8

/** `2001:db8::1` → its eight groups, without leading zeros. */
function expand(address: string): string[] {
  const [head = '', tail = ''] = address.split('::', 2)
  const left = head.split(':').filter(Boolean)
  const right = tail.split(':').filter(Boolean)
  return [...left, ...Array<string>(GROUPS - left.length - right.length).fill('0'), ...right]
}

/** What one customer of a provider has: an IPv4 address, or the /64 of an IPv6 one. */
export function networkOf(address: string): string {
  const bare = address.replace(/^::ffff:/i, '').replace(/%.*$/, '')
  return isIPv4(bare) ? bare : `${expand(bare).slice(0, 4).join(':')}::/64`
}
