// The program out of the page itself: gzip in base64, in an element that holds nothing else.

/** Its bytes. Every other way in, a fetch of a data: address too, is closed by the page's own policy. */
export async function program(): Promise<ArrayBuffer> {
  const held = document.getElementById("program");
  const packed = atob((held?.textContent ?? "").trim());
  held?.remove();
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked).arrayBuffer();
}
