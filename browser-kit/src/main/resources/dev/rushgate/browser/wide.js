// What makes the page wider than the screen: the outermost things that stand out of it.
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth <= width) {
  return [];
}
const scrolls = (node) => {
  for (let up = node.parentElement; up; up = up.parentElement) {
    if (["auto", "scroll", "hidden"].includes(getComputedStyle(up).overflowX)) {
      return true;
    }
  }
  return false;
};
const wide = [...document.body.querySelectorAll("*")].filter(
  (node) => node.getBoundingClientRect().right > width + 1 && !scrolls(node));
return ["wider than " + width + " px", ...wide.slice(0, 5).map((node) => node.outerHTML.slice(0, 120))];
