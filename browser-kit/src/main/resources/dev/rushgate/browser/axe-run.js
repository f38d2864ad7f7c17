// Runs axe on the page as it stands, or only its rule of contrast, and tells each violation in a line.
const [onlyContrast, done] = arguments;
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const rules = onlyContrast
  ? { type: "rule", values: ["color-contrast"] }
  : { type: "tag", values: tags };
axe
  .run(document, { runOnly: rules, resultTypes: ["violations"] })
  .then((found) =>
    done(
      found.violations.flatMap((rule) =>
        rule.nodes.map(
          (node) => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary} ${node.html}`))))
  .catch((fault) => done(["axe failed: " + fault]));
