/** The address to read more at: the first reference of a check's documentation page. */
export function documentationLink(page: string | undefined): string | undefined {
  return page && /^## References[\s\S]*?\((https:\/\/[^)\s]+)\)/m.exec(page)?.[1];
}
