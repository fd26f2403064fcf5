// The colours of regard's figures: heat moves away from the paper in steps that look equal, blue and
// orange are for signs, and series are told apart by people with any kind of colour vision.
{
  const themes = {
    light: {
      paper: "#ffffff",
      ink: "#1f2328",
      muted: "#59636e",
      faint: "#e4e7eb",
      line: "#d0d7de",
      accent: "#0b62a4",
      heat: ["#f5f8fa", "#b5d8e2", "#62afcb", "#2f7baf", "#264a87", "#171f4d"],
      positive: ["#f5f8fa", "#a9d2f0", "#3b8fcf", "#0b4f8a"],
      negative: ["#f5f8fa", "#fbd3a8", "#e8852c", "#a84300"],
      series: [
        "#0072b2",
        "#d55e00",
        "#009e73",
        "#cc79a7",
        "#e69f00",
        "#56b4e9",
        "#7a5cc4",
        "#5b6570",
      ],
    },
    dark: {
      paper: "#14171c",
      ink: "#e6e8eb",
      muted: "#9aa3ae",
      faint: "#2c323a",
      line: "#3d444d",
      accent: "#6cb8ee",
      heat: ["#1c2030", "#2b3d7a", "#2673a0", "#2aa597", "#86d06a", "#f7ec6e"],
      positive: ["#1c2030", "#1d4e7e", "#3d97d8", "#b4defb"],
      negative: ["#1c2030", "#7a3d0c", "#e08a35", "#ffdcae"],
      series: [
        "#56b4e9",
        "#e69f00",
        "#1fbf92",
        "#e391bf",
        "#f0e442",
        "#ff7f3f",
        "#a68cf0",
        "#aeb6c0",
      ],
    },
  };
  const steps = 256;

  const channels = (hex) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const toLinear = (c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const fromLinear = (c) => (c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055);

  // Oklab (Ottosson 2020): where halfway looks like halfway.
  function toOklab(hex) {
    const [r, g, b] = channels(hex).map(toLinear);
    const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return [
      0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
    ];
  }

  function fromOklab([lightness, a, b]) {
    const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
    const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
    const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
    const linear = [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
    ];
    const hex = linear.map((c) => Math.round(255 * fromLinear(regard.clamp(c, 0, 1))));
    return `#${hex.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
  }

  function ramp(anchors) {
    const places = anchors.map(toOklab);
    return Array.from({ length: steps }, (_, i) => {
      const place = (i / (steps - 1)) * (places.length - 1);
      const from = Math.min(Math.floor(place), places.length - 2);
      const share = place - from;
      return fromOklab(places[from].map((c, k) => c + share * (places[from + 1][k] - c)));
    });
  }

  function prepare(theme) {
    return {
      ...theme,
      heat: ramp(theme.heat),
      positive: ramp(theme.positive),
      negative: ramp(theme.negative),
    };
  }

  const prepared = {};
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () =>
    regard.state.theme === "dark" || (regard.state.theme !== "light" && systemIsDark.matches);

  function colours() {
    const name = isDark() ? "dark" : "light";
    return (prepared[name] ??= prepare(themes[name]));
  }

  const at = (scale, share) => scale[Math.round(regard.clamp(share, 0, 1) * (steps - 1))];

  // Weights are shares of 1. Small ones are spread out, so that an even look at sixty words is seen,
  // and the scale is the same in every map, so that maps can be compared.
  const heatShare = (weight) => regard.clamp(weight, 0, 1) ** 0.6;
  const heat = (weight) => at(colours().heat, heatShare(weight));

  // From -1 to 1: orange below zero, blue above.
  const sign = (share) => at(share < 0 ? colours().negative : colours().positive, Math.abs(share));

  const series = (i) => colours().series[i % colours().series.length];

  // Black or white, whichever can be read on a colour.
  function inkOn(hex) {
    return toOklab(hex)[0] > 0.64 ? "#10141a" : "#ffffff";
  }

  Object.assign(regard, { colours, isDark, systemIsDark, heat, heatShare, sign, series, inkOn });
}
