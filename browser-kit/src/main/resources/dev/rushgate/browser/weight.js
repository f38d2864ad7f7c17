// The bytes that the page took, without its pictures and without what it asks for later.
return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .filter((file) => file.initiatorType !== "img")
  .reduce((sum, file) => sum + file.encodedBodySize, 0);
