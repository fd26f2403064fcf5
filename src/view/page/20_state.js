// What is being looked at. It lives in the address's hash, so that a view can be linked to; there, as
// everywhere a person reads them, numbers count from 1.
{
  const defaults = {
    view: "heat",
    group: 0,
    run: 0,
    beside: null,
    part: null,
    layer: null,
    head: "mean",
    heads: null,
    words: false,
    values: false,
    difference: false,
    enlarged: false,
    afterSoftmax: false,
    afterMask: false,
    row: 0,
    column: 0,
    step: 0,
    hypothesis: 0,
    theme: "system",
  };
  const flags = new Set(["words", "values", "difference", "enlarged", "afterSoftmax", "afterMask"]);
  const names = new Set(["view", "part", "theme", "heads"]);

  const state = { ...defaults };
  const group = () => regard.document.groups[state.group];
  const run = () => group().runs[state.run];
  const besideRun = () => (state.beside === null ? null : group().runs[state.beside]);
  const shownRuns = () => [run(), besideRun()].filter(Boolean);

  function fromText(key, text) {
    if (flags.has(key)) return text === "1";
    if (names.has(key)) return text;
    if (text === "mean" || text === "none") return text;
    const value = Number.parseInt(text, 10);
    return Number.isNaN(value) ? defaults[key] : value - 1;
  }

  const toText = (value) => (value === true ? "1" : typeof value === "number" ? value + 1 : value);

  // Two of several runs stand side by side from the start; a training is played one by one.
  const usualBeside = () => (group().runs.length > 1 && !group().timeline ? 1 : null);

  function clampToDocument() {
    const { clamp } = regard;
    state.group = clamp(state.group, 0, regard.document.groups.length - 1);
    const runs = group().runs;
    state.run = clamp(state.run, 0, runs.length - 1);
    if (typeof state.beside === "number") state.beside = clamp(state.beside, 0, runs.length - 1);
    const parts = regard.shownParts();
    if (!parts.includes(state.part)) state.part = parts.at(-1) ?? null;
    const layers = regard.shownLayers();
    state.layer = clamp(state.layer ?? layers - 1, 0, Math.max(layers - 1, 0));
    const heads = regard.shownHeads();
    if (state.head !== "mean") state.head = heads > 1 ? clamp(state.head, 0, heads - 1) : "mean";
    if (!regard.shownViews().includes(state.view)) state.view = regard.shownViews()[0];
  }

  function readHash() {
    Object.assign(state, defaults);
    const given = new URLSearchParams(location.hash.slice(1));
    for (const key of Object.keys(defaults)) {
      if (given.has(key)) state[key] = fromText(key, given.get(key));
    }
    state.group = regard.clamp(state.group, 0, regard.document.groups.length - 1);
    if (!given.has("beside")) state.beside = usualBeside();
    if (state.beside === "none") state.beside = null;
    clampToDocument();
  }

  function writeHash() {
    const written = new URLSearchParams();
    for (const [key, value] of Object.entries(state)) {
      if (key === "beside" ? value !== usualBeside() : value !== defaults[key]) {
        written.set(key, toText(value ?? "none"));
      }
    }
    history.replaceState(null, "", `#${written}`);
  }

  // Changes what is looked at and draws the page anew.
  function change(changes) {
    const sentenceLeft = "group" in changes && changes.group !== state.group;
    Object.assign(state, changes);
    if (sentenceLeft) {
      Object.assign(state, { run: 0, row: 0, column: 0, step: 0, hypothesis: 0 });
      state.group = regard.clamp(state.group, 0, regard.document.groups.length - 1);
      state.beside = usualBeside();
    }
    clampToDocument();
    writeHash();
    regard.render();
  }

  // Keeps what a view has already drawn by itself.
  function note(changes) {
    Object.assign(state, changes);
    writeHash();
  }

  Object.assign(regard, { state, group, run, besideRun, shownRuns, readHash, change, note });
}
