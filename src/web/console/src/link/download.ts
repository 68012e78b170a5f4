/** Has the browser fetch a file of this server by itself, to disk and not through memory, under the name that the server gives it. */
export function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  // Whatever comes, this page stays.
  link.download = '';
  link.click();
}
