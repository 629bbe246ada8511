/** Bytes in the unit that manifests use, to three figures: `134 GiB`, `7.5 GiB`. */
export function gib(bytes: number): string {
  const value = bytes / 2 ** 30;
  return `${value >= 100 ? Math.round(value) : value.toFixed(1).replace(/\.0$/, '')} GiB`;
}

/** `73,000`. */
export function grouped(value: number): string {
  return Math.round(value)
    .toString()
    .replace(/(?<=\d)(?=(?:\d{3})+$)/g, ',');
}
