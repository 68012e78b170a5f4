/** Saves a file where the web view of an app does not by itself; in a browser the link that was tapped does. */
export function keepFile(event: Event, address: string, name: string): void {
  const { vigilHost } = window;
  if (!vigilHost) return;
  event.preventDefault();
  void hand(vigilHost, address, name);
}

async function hand(host: NonNullable<Window['vigilHost']>, address: string, name: string): Promise<void> {
  const blob = await (await fetch(address)).blob();
  const reader = new FileReader();
  reader.onload = () => {
    const [, data] = String(reader.result).split(',');
    host.postMessage(JSON.stringify({ type: 'vigil:save', name, mediaType: blob.type, data: data ?? '' }));
  };
  reader.readAsDataURL(blob);
}
