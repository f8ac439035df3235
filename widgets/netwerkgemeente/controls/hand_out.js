/**
 * Give the reader a file, as their browser saves one.
 *
 * @param {string} name what the file is called
 * @param {BlobPart} content its text or its bytes
 * @param {string} mime its type
 */
function handOut(name, content, mime) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: mime }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
