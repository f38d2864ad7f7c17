// Whether this document is whole, and not about to be left.
return !document.leaving?.due && document.readyState === "complete";
