// Runs axe on the page as it stands and tells each violation in a line.
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
axe
  .run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] })
  .then((found) =>
    done(
      found.violations.flatMap((rule) =>
        rule.nodes.map(
          (node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary} ${node.html}`))))
  .catch((fault) => done(["axe failed: " + fault]));
