// Attention in words: what a person should know about these weights.
{
  const names = {
    collapse: "Collapse",
    uniform: "Evenly spread",
    padding: "Padding",
    skipped: "Skipped",
    repeated: "Repeated",
    clamped: "Clamped",
    healthy: "Healthy",
    blind: "Blind",
  };

  function entry(finding) {
    const { element } = regard;
    return element(
      "li",
      { class: `finding ${finding.kind}` },
      element("b", {}, names[finding.kind] ?? finding.kind),
      element("p", {}, finding.says),
      ...(finding.cause ? [element("p", { class: "cause" }, finding.cause)] : []),
    );
  }

  function listOf(run) {
    if (run.findings.length)
      return regard.element("ul", { class: "findings" }, ...run.findings.map(entry));
    return regard.element(
      "p",
      { class: "note" },
      regard.hasAttention(run)
        ? "Nothing unusual: no collapse, no even spread, no weight on padding, nothing skipped or repeated."
        : "Without attention there is nothing to say about weights.",
    );
  }

  function showFindings(box) {
    const { element } = regard;
    const runs = regard.shownRuns();
    box.replaceChildren(
      element("h2", { id: "words-title" }, "In words"),
      element(
        "div",
        { class: "columns" },
        ...runs.map((run) =>
          element(
            "div",
            {},
            ...(runs.length > 1 ? [element("h3", {}, regard.nameOf(run))] : []),
            listOf(run),
          ),
        ),
      ),
    );
  }

  Object.assign(regard, { showFindings });
}
